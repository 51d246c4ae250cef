package no.tilsagn.applications.impartiality;

import io.micronaut.transaction.annotation.ReadOnly;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.FieldError;
import no.tilsagn.api.Problem;
import no.tilsagn.applications.application.Application;
import no.tilsagn.applications.application.Applications;
import no.tilsagn.applications.audit.Actor;
import no.tilsagn.applications.audit.AuditTrail;
import no.tilsagn.contracts.applications.ImpartialityDeclared;
import no.tilsagn.messaging.Outbox;

/** The register of declarations; the latest of a person counts, and all stand in the history of the application. */
@Singleton
public class ConflictsOfInterest {
    private final ImpartialityRepository repository;
    private final Applications applications;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final InstantSource clock;

    ConflictsOfInterest(
            ImpartialityRepository repository,
            Applications applications,
            AuditTrail audit,
            Outbox outbox,
            InstantSource clock) {
        this.repository = repository;
        this.applications = applications;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @throws Problem 422 {@code REASON_MISSING} when a conflict declared before is said to be none, without a reason */
    @Transactional
    Impartiality declare(UUID applicationId, Declaration declaration, Caller caller) {
        Application application = applications.declarable(applicationId, caller);
        Instant now = clock.instant();
        boolean conflicted = declaration.conflicted();
        if (!conflicted && declaration.isUnexplained()) {
            requireNoneToClear(applicationId, caller);
        }
        repository.declare(applicationId, caller.subject(), conflicted, declaration.reason(), now);
        audit.record(
                applicationId,
                Actor.of(caller),
                conflicted ? "DECLARE_CONFLICT" : "DECLARE_IMPARTIAL",
                application.status().name(),
                application.status().name(),
                application.version(),
                declaration.reason());
        outbox.append(
                ImpartialityDeclared.TYPE,
                applicationId.toString(),
                new ImpartialityDeclared(
                        applicationId,
                        application.callId(),
                        application.healthCommunity(),
                        caller.subject(),
                        conflicted,
                        declaration.reason()));
        return new Impartiality(applicationId, caller.subject(), conflicted, declaration.reason(), now);
    }

    private void requireNoneToClear(UUID applicationId, Caller caller) {
        if (!of(caller, List.of(applicationId)).isEmpty()) {
            throw Problem.ruleBroken("REASON_MISSING", "You have declared a conflict: say why there is none any more.")
                    .withErrors(List.of(new FieldError("/reason", "REASON_MISSING", "Give a reason.")));
        }
    }

    /** Those of these over which the caller has declared a conflict. */
    @ReadOnly
    public List<UUID> of(Caller caller, Collection<UUID> applicationIds) {
        return applicationIds.isEmpty() ? List.of() : repository.conflicts(caller.subject(), applicationIds);
    }

    /** @throws Problem 403 when the caller has declared a conflict over any of these */
    @ReadOnly
    public void requireNone(Caller caller, Collection<UUID> applicationIds) {
        List<UUID> conflicts = of(caller, applicationIds);
        if (!conflicts.isEmpty()) {
            throw Problem.forbidden(
                            "CONFLICT_OF_INTEREST",
                            "You have declared a conflict of interest over an application here.")
                    .with("applicationIds", conflicts);
        }
    }
}
