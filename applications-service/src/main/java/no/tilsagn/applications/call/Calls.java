package no.tilsagn.applications.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.uuid.UuidCreator;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.ReadOnly;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.FieldError;
import no.tilsagn.api.IfMatch;
import no.tilsagn.api.MergePatch;
import no.tilsagn.api.Paging;
import no.tilsagn.api.Problem;
import no.tilsagn.api.Roles;
import no.tilsagn.api.Slice;
import no.tilsagn.applications.audit.Actor;
import no.tilsagn.applications.audit.AuditTrail;
import no.tilsagn.applications.audit.Deed;
import no.tilsagn.applications.patch.ReadOnlyFields;
import no.tilsagn.contracts.applications.CallClosed;
import no.tilsagn.contracts.applications.CallPublished;
import no.tilsagn.messaging.Outbox;

/** Calls for applications, from the draft to the last deadline. */
@Singleton
public class Calls {
    private final CallRepository repository;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final InstantSource clock;
    private final MergePatch mergePatch;
    private final ReadOnlyFields readOnly;
    private final Validator validator;

    Calls(
            CallRepository repository,
            AuditTrail audit,
            Outbox outbox,
            InstantSource clock,
            MergePatch mergePatch,
            ReadOnlyFields readOnly,
            Validator validator) {
        this.repository = repository;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
        this.mergePatch = mergePatch;
        this.readOnly = readOnly;
        this.validator = validator;
    }

    /** A call that has been announced, whatever the clock says. */
    @ReadOnly
    public Optional<Call> published(UUID id) {
        return repository.findById(id).filter(call -> call.publishedAt() != null);
    }

    @ReadOnly
    CallView get(UUID id, Caller caller) {
        Call call = repository
                .findById(id)
                .filter(found -> found.publishedAt() != null || seesDrafts(caller))
                .orElseThrow(() -> Problem.notFound("call"));
        return view(call);
    }

    @ReadOnly
    Slice<CallView> list(@Nullable CallStatus status, Caller caller, Paging paging) {
        List<Call> rows = repository.list(
                seesDrafts(caller),
                status == null ? null : status.name(),
                clock.instant(),
                paging.afterId(),
                paging.rowsToRead());
        return Slice.of(rows, paging, call -> call.id().toString()).map(this::view);
    }

    @ReadOnly
    Slice<Deed> history(UUID id, Paging paging) {
        repository.findById(id).orElseThrow(() -> Problem.notFound("call"));
        return audit.deeds(id, paging);
    }

    @Transactional
    CallView draft(CallTerms terms, Caller caller) {
        Call draft = repository.save(new Call(
                UuidCreator.getTimeOrderedEpoch(),
                0,
                terms,
                caller.subject(),
                clock.instant(),
                null,
                null,
                null,
                null,
                null));
        record(draft, "DRAFT", caller, null);
        return view(draft);
    }

    /**
     * @throws Problem 428 or 412 by the version, 409 once published, 400 when the result is out of bounds
     */
    @Transactional
    CallView change(UUID id, JsonNode patch, IfMatch ifMatch, Caller caller) {
        Call call = lock(id);
        ifMatch.require(call.version());
        requireDraft(call);
        JsonNode settable = ReadOnlyFields.settable(patch, CallView.READ_ONLY);
        CallTerms changed = mergePatch.apply(call.terms(), settable, CallTerms.class);
        var violations = validator.validate(changed);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        readOnly.requireAsShown(patch, CallView.READ_ONLY, view(call), view(call.withTerms(changed)));
        Call saved = repository.update(call.withTerms(changed));
        Set<String> fields = new TreeSet<>();
        settable.fieldNames().forEachRemaining(fields::add);
        record(saved, "CHANGE", caller, String.join(", ", fields));
        return view(saved);
    }

    /** From now on everybody sees it and nobody changes it; the other services learn its rules. */
    @Transactional
    CallView publish(UUID id, IfMatch ifMatch, Caller caller) {
        Call call = lock(id);
        ifMatch.honour(call.version());
        requireDraft(call);
        List<FieldError> errors = CallTermsCheck.errors(call.terms());
        if (!errors.isEmpty()) {
            throw Problem.ruleBroken("CALL_INCOMPLETE", "The call can't be published as it is.")
                    .withErrors(errors);
        }
        Instant now = clock.instant();
        Call published = call.published(now);
        if (published.status(now) == CallStatus.CLOSED) {
            throw Problem.ruleBroken("DEADLINE_PASSED", "The last deadline of this call has passed.");
        }
        Call saved = repository.update(published);
        record(saved, "PUBLISH", caller, null);
        outbox.append(CallPublished.TYPE, id.toString(), CallAnnouncement.of(saved));
        return view(saved);
    }

    /** Tells the other services of calls whose last deadline has passed; each call once, by one replica. */
    @Transactional
    void announceClosings() {
        Instant now = clock.instant();
        for (Call call : repository.findClosingForUpdate(now)) {
            repository.update(call.closed(now));
            outbox.append(CallClosed.TYPE, call.id().toString(), new CallClosed(call.id(), now));
        }
    }

    private void record(Call call, String action, Caller caller, @Nullable String note) {
        audit.recordDeed(call.id(), Actor.of(caller), action, call.version(), note);
    }

    private Call lock(UUID id) {
        return repository.findByIdForUpdate(id).orElseThrow(() -> Problem.notFound("call"));
    }

    private void requireDraft(Call call) {
        CallStatus status = call.status(clock.instant());
        if (status != CallStatus.DRAFT) {
            throw Problem.illegalState(status.name(), List.of());
        }
    }

    private CallView view(Call call) {
        return CallView.of(call, clock.instant());
    }

    private static boolean seesDrafts(Caller caller) {
        return caller.hasAny(Roles.FUND_MANAGER, Roles.AUDITOR, Roles.ADMIN);
    }
}
