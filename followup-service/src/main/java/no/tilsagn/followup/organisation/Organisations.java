package no.tilsagn.followup.organisation;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import no.tilsagn.api.Caller;

/** The local copy of who exists; it may lack an organisation whose registration has not arrived yet. */
@Singleton
public class Organisations {
    private final OrganisationRepository repository;

    Organisations(OrganisationRepository repository) {
        this.repository = repository;
    }

    /** Whom the caller acts for. */
    public Optional<Organisation> actingFor(Caller caller) {
        return Optional.ofNullable(caller.organisationNumber()).flatMap(repository::findByNumber);
    }

    public Optional<String> nameOf(UUID organisationId) {
        return repository.findById(organisationId).map(Organisation::name);
    }

    /** What a health community calls itself, or its code as long as it is not known. */
    public String nameOfCommunity(String code) {
        return repository.findNameOfCommunity(code).orElse(code);
    }
}
