package no.tilsagn.applications.application;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.ReadOnly;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.IfMatch;
import no.tilsagn.api.OsloTime;
import no.tilsagn.api.Problem;
import no.tilsagn.applications.audit.Actor;
import no.tilsagn.applications.audit.AuditTrail;
import no.tilsagn.applications.call.Call;
import no.tilsagn.applications.call.CallStatus;
import no.tilsagn.applications.call.Calls;
import no.tilsagn.applications.form.Completeness;
import no.tilsagn.applications.form.CompletenessReport;
import no.tilsagn.applications.form.ProjectPeriod;
import no.tilsagn.applications.organisation.Organisations;
import no.tilsagn.contracts.applications.ApplicationWithdrawn;
import no.tilsagn.messaging.Outbox;

/** Handing an application in, and taking it back. */
@Singleton
class ApplicationSubmission {
    private final ApplicationRepository repository;
    private final ApplicationAccess access;
    private final Calls calls;
    private final Organisations organisations;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final InstantSource clock;

    ApplicationSubmission(
            ApplicationRepository repository,
            ApplicationAccess access,
            Calls calls,
            Organisations organisations,
            AuditTrail audit,
            Outbox outbox,
            InstantSource clock) {
        this.repository = repository;
        this.access = access;
        this.calls = calls;
        this.organisations = organisations;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    @ReadOnly
    CompletenessReport completeness(UUID id, Caller caller) {
        Application application = access.open(id, caller);
        return completeness(application, callOf(application));
    }

    /**
     * Hands the application in, first until the local deadline, and once returned until the last one.
     *
     * @throws Problem 422 {@code NOT_OPEN}, {@code DEADLINE_PASSED}, {@code INCOMPLETE} with what is missing, or
     *     {@code RANKING_ADOPTED}
     */
    @Transactional
    Application submit(UUID id, IfMatch ifMatch, Caller caller) {
        repository.lockRankings(id); // before the application, as an adoption does
        Application application = access.openForUpdate(id, caller);
        access.requireLead(application, caller);
        ifMatch.honour(application.version());
        var step = ApplicationStatus.LIFE_CYCLE.require(application.status(), ApplicationCommand.SUBMIT);
        Call call = callOf(application);
        Instant now = clock.instant();
        requireInTime(application, call.status(now));
        CompletenessReport report = completeness(application, call);
        if (!report.complete()) {
            throw Problem.ruleBroken("INCOMPLETE", "The application does not say all that it must.")
                    .withErrors(report.errors())
                    .with("warnings", report.warnings());
        }
        requireNotRanked(application);
        Application submitted = repository.update(application.submitted(now));
        repository.keepSubmission(id);
        record(application, submitted, "SUBMIT", caller, null);
        outbox.append(
                step.event(),
                id.toString(),
                SubmittedApplication.of(
                        submitted, ProjectPeriod.of(submitted.form(), call.terms()), report.warnings(), now));
        return submitted;
    }

    /** Takes the application back before a decision. The other services are told if they know of it. */
    @Transactional
    Application withdraw(UUID id, @Nullable String reason, IfMatch ifMatch, Caller caller) {
        Application application = access.openForUpdate(id, caller);
        access.requireLead(application, caller);
        ifMatch.honour(application.version());
        var step = ApplicationStatus.LIFE_CYCLE.require(application.status(), ApplicationCommand.WITHDRAW);
        Application withdrawn = repository.update(application.in(step.to()));
        record(application, withdrawn, "WITHDRAW", caller, reason);
        if (step.event() != null) {
            String community = repository.submitted(id).orElseThrow().healthCommunity();
            outbox.append(
                    step.event(),
                    id.toString(),
                    new ApplicationWithdrawn(id, application.number(), application.callId(), community, reason));
        }
        return withdrawn;
    }

    private static void requireInTime(Application application, CallStatus callStatus) {
        boolean returned = application.status() == ApplicationStatus.RETURNED;
        CallStatus last = returned ? CallStatus.LOCAL_CLOSED : CallStatus.OPEN;
        if (callStatus.compareTo(CallStatus.OPEN) < 0) {
            throw Problem.ruleBroken("NOT_OPEN", "The call does not take applications yet.");
        }
        if (callStatus.compareTo(last) > 0) {
            throw Problem.ruleBroken("DEADLINE_PASSED", "The deadline of the call has passed.");
        }
    }

    /** What was returned by one health community may go to another. */
    private void requireNotRanked(Application application) {
        if (repository.rankingAdopted(application.callId(), application.healthCommunity())) {
            throw Problem.ruleBroken(
                    "RANKING_ADOPTED",
                    "The health community has adopted its ranking list of the call and takes no more applications.");
        }
    }

    private CompletenessReport completeness(Application application, Call call) {
        ApplicationReferences references = ApplicationReferences.of(application.form(), application.parties());
        return Completeness.check(
                application.form(),
                application.parties(),
                organisations.byId(references.organisationIds()),
                call.terms(),
                OsloTime.today(clock));
    }

    private Call callOf(Application application) {
        return calls.published(application.callId()).orElseThrow();
    }

    private void record(Application before, Application after, String action, Caller caller, String note) {
        audit.record(
                after.id(),
                Actor.of(caller),
                action,
                before.status().name(),
                after.status().name(),
                after.version(),
                note);
    }
}
