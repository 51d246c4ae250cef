package no.tilsagn.followup.organisation;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.OsloTime;

/** The local copy of who exists; it may lack an organisation whose registration has not arrived yet. */
@Singleton
public class Organisations {
    private final OrganisationRepository repository;
    private final InstantSource clock;

    Organisations(OrganisationRepository repository, InstantSource clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** Whom the caller acts for: who holds the number today. */
    public Optional<Organisation> actingFor(Caller caller) {
        return Optional.ofNullable(caller.organisationNumber())
                .flatMap(number -> repository.findHolder(number, OsloTime.today(clock)));
    }

    /** An organisation, and those that have become it: what was theirs is its own. */
    public Set<UUID> line(Organisation organisation) {
        return Set.copyOf(repository.line(organisation.id(), OsloTime.today(clock)));
    }

    public Optional<String> nameOf(UUID organisationId) {
        return repository.findById(organisationId).map(Organisation::name);
    }

    /** What a health community calls itself, or its code as long as it is not known. */
    public String nameOfCommunity(String code) {
        return repository.findNameOfCommunity(code).orElse(code);
    }
}
