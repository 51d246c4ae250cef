package no.tilsagn.applications.application;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Problem;
import no.tilsagn.api.Roles;
import no.tilsagn.applications.form.Party;
import no.tilsagn.applications.organisation.Organisation;
import no.tilsagn.applications.organisation.Organisations;

/** Who may see and do what with an application. Called inside a transaction. */
@Singleton
class ApplicationAccess {
    private final ApplicationRepository repository;
    private final Organisations organisations;

    ApplicationAccess(ApplicationRepository repository, Organisations organisations) {
        this.repository = repository;
        this.organisations = organisations;
    }

    Reader reader(Caller caller) {
        return organisations
                .acting(caller.organisationNumber())
                .map(own -> Reader.of(caller, organisations.line(own), own.healthCommunity()))
                .orElseGet(() -> Reader.of(caller, Set.of(), null));
    }

    /** @throws Problem 403 when the caller's organisation is not registered, or no longer exists */
    Organisation organisationOf(Caller caller) {
        return organisations
                .acting(caller.organisationNumber())
                .orElseThrow(() -> Problem.forbidden(
                        "ORGANISATION_UNKNOWN", "The organisation that you act for is not registered here."));
    }

    /** @throws Problem 404 when there is none that the caller may know of */
    ApplicationRow visible(UUID id, Caller caller) {
        return repository.visible(id, reader(caller)).orElseThrow(() -> Problem.notFound("application"));
    }

    /**
     * An application as the caller may read it: those who write it have their draft, the others what was handed in.
     *
     * @throws Problem 404, or 403 for those who may know of it but not see all of it
     */
    Application open(UUID id, Caller caller) {
        ApplicationRow row = visible(id, caller);
        requireEntitled(row);
        return repository.read(id, row.own()).orElseThrow(() -> Problem.notFound("application"));
    }

    /**
     * An application as it is, for one who may {@link #open} it to act on it; nobody else changes it until the transaction
     * ends.
     */
    Application openForUpdate(UUID id, Caller caller) {
        Application locked = repository.findByIdForUpdate(id).orElseThrow(() -> Problem.notFound("application"));
        requireEntitled(visible(id, caller));
        return locked;
    }

    static void requireEntitled(ApplicationRow row) {
        if (row.conflicted()) {
            throw Problem.forbidden(
                    "CONFLICT_OF_INTEREST", "You have declared a conflict of interest over this application.");
        }
        if (!row.entitled()) {
            throw Problem.forbidden("FORBIDDEN", "A supporter sees the public part of an application.");
        }
    }

    /** Whether the caller is one of those who assess, decide or audit; the applicants see the rest of the history. */
    boolean seesAssessment(ApplicationRow row, Caller caller) {
        return reader(caller).ranks(row.healthCommunity())
                || caller.hasAny(Roles.COMMITTEE, Roles.FUND_MANAGER, Roles.AUDITOR);
    }

    /** @throws Problem 403 unless the caller's organisation leads the application */
    void requireLead(Application application, Caller caller) {
        if (!reader(caller).organisationIds().contains(application.leadOrganisationId())) {
            throw Problem.forbidden("ONLY_LEAD", "Only the lead of the application can do this.");
        }
    }

    /**
     * @return those of the joint applicants that the caller acts for
     * @throws Problem 403 when there is none
     */
    Set<UUID> requireApplicant(Application application, Caller caller) {
        Set<UUID> own = reader(caller).organisationIds();
        Set<UUID> applicants = application.parties().stream()
                .filter(party -> party.role().applies())
                .map(Party::organisationId)
                .filter(own::contains)
                .collect(Collectors.toSet());
        if (applicants.isEmpty()) {
            throw Problem.forbidden("ONLY_PARTIES", "Only the lead and the parties of the application can do this.");
        }
        return applicants;
    }
}
