package no.tilsagn.applications.application;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.FieldError;
import no.tilsagn.api.IfMatch;
import no.tilsagn.api.Problem;
import no.tilsagn.applications.audit.Actor;
import no.tilsagn.applications.audit.AuditTrail;
import no.tilsagn.contracts.applications.ApplicationScreened;
import no.tilsagn.messaging.Outbox;

/** The secretariat's first look at what its health community has received. */
@Singleton
class ApplicationScreening {
    private final ApplicationRepository repository;
    private final ApplicationAccess access;
    private final AuditTrail audit;
    private final Outbox outbox;

    ApplicationScreening(ApplicationRepository repository, ApplicationAccess access, AuditTrail audit, Outbox outbox) {
        this.repository = repository;
        this.access = access;
        this.audit = audit;
        this.outbox = outbox;
    }

    /** @throws Problem 422 {@code REASON_MISSING} when it is turned down or sent back without a reason */
    @Transactional
    Application screen(UUID id, Screening screening, IfMatch ifMatch, Caller caller) {
        Application application = access.openForUpdate(id, caller);
        if (!access.reader(caller).ranks(application.healthCommunity())) {
            throw Problem.forbidden("OTHER_HEALTH_COMMUNITY", "Another health community screens this application.");
        }
        ifMatch.honour(application.sharedVersion());
        var step = ApplicationStatus.LIFE_CYCLE.require(application.status(), screening.outcome().command);
        boolean unexplained = screening.reason() == null || screening.reason().isBlank();
        if (screening.outcome() != Screening.Outcome.ELIGIBLE && unexplained) {
            throw Problem.ruleBroken("REASON_MISSING", "The applicants are owed a reason.")
                    .withErrors(List.of(new FieldError("/reason", "REASON_MISSING", "Give a reason.")));
        }
        Application screened = repository.update(application.in(step.to()));
        audit.record(
                id,
                Actor.of(caller),
                "SCREEN",
                step.from().name(),
                step.to().name(),
                screened.version(),
                screening.reason());
        outbox.append(
                step.event(),
                id.toString(),
                new ApplicationScreened(
                        id,
                        application.number(),
                        application.callId(),
                        application.healthCommunity(),
                        application.leadOrganisationId(),
                        screening.outcome().name(),
                        screening.reason()));
        return screened;
    }
}
