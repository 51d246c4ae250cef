package no.tilsagn.applications.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.FieldError;
import no.tilsagn.api.IfMatch;
import no.tilsagn.api.MergePatch;
import no.tilsagn.api.OsloTime;
import no.tilsagn.api.Problem;
import no.tilsagn.applications.audit.Actor;
import no.tilsagn.applications.audit.AuditTrail;
import no.tilsagn.applications.call.Call;
import no.tilsagn.applications.call.CallStatus;
import no.tilsagn.applications.call.Calls;
import no.tilsagn.applications.form.ApplicationForm;
import no.tilsagn.applications.form.Party;
import no.tilsagn.applications.form.PartyRole;
import no.tilsagn.applications.organisation.Organisation;
import no.tilsagn.applications.organisation.Organisations;
import no.tilsagn.applications.patch.ReadOnlyFields;

/** Writing an application together: beginning it, changing it, confirming what it says. */
@Singleton
class ApplicationDrafting {
    private final ApplicationRepository repository;
    private final ApplicationAccess access;
    private final Calls calls;
    private final Organisations organisations;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final MergePatch mergePatch;
    private final ReadOnlyFields readOnly;
    private final Validator validator;

    ApplicationDrafting(
            ApplicationRepository repository,
            ApplicationAccess access,
            Calls calls,
            Organisations organisations,
            AuditTrail audit,
            InstantSource clock,
            MergePatch mergePatch,
            ReadOnlyFields readOnly,
            Validator validator) {
        this.repository = repository;
        this.access = access;
        this.calls = calls;
        this.organisations = organisations;
        this.audit = audit;
        this.clock = clock;
        this.mergePatch = mergePatch;
        this.readOnly = readOnly;
        this.validator = validator;
    }

    /**
     * Begins a draft for the caller's organisation; its number is the next one of the call's year, and no number is left
     * out.
     *
     * @throws Problem 403 for an unregistered organisation, 422 when there is no such call or its local deadline has passed
     */
    @Transactional
    Application begin(NewApplication request, Caller caller) {
        Organisation lead = access.organisationOf(caller);
        Call call = calls.published(request.callId())
                .orElseThrow(() -> Problem.ruleBroken("CALL_UNKNOWN", "There is no such call.")
                        .withErrors(List.of(new FieldError("/callId", "CALL_UNKNOWN", "There is no such call."))));
        Instant now = clock.instant();
        if (call.status(now).compareTo(CallStatus.OPEN) > 0) {
            throw Problem.ruleBroken("DEADLINE_PASSED", "The deadline for new applications has passed.");
        }
        Application application = repository.save(new Application(
                UuidCreator.getTimeOrderedEpoch(),
                "%d-%04d".formatted(call.year(), repository.nextNumber(call.year())),
                call.id(),
                ApplicationStatus.DRAFT,
                0,
                lead.healthCommunity(),
                lead.id(),
                List.of(new Party(lead.id(), PartyRole.LEAD, null)),
                ApplicationForm.titled(request.title()),
                null,
                null,
                caller.subject(),
                now,
                null,
                null,
                0,
                false));
        audit.record(application.id(), Actor.of(caller), "BEGIN", null, "DRAFT", application.version(), null);
        return application;
    }

    /**
     * Applies a merge patch to the form and the list of parties. When it touches budget, agreement or parties, every
     * confirmation is void, for what was confirmed is no longer what stands there.
     *
     * @throws Problem 400, 403, 404, 409, 412, 428, or 422 when it names unknown organisations or breaks the list of parties
     */
    @Transactional
    Application change(UUID id, JsonNode patch, IfMatch ifMatch, Caller caller) {
        Application application = access.openForUpdate(id, caller);
        access.requireApplicant(application, caller);
        ifMatch.require(application.version());
        ApplicationStatus.LIFE_CYCLE.require(application.status(), ApplicationCommand.CHANGE);

        Parties before = new Parties(application.parties());
        JsonNode settable = ReadOnlyFields.settable(patch, ApplicationView.READ_ONLY);
        Parties parties = patchedParties(before, settable, application, caller);
        ApplicationForm form = mergePatch.apply(application.form(), withoutParties(settable), ApplicationForm.class);
        requireWithinBounds(form);
        requireSumsWithinBounds(form);
        ApplicationReferences references = ApplicationReferences.of(form, parties.parties());
        Map<UUID, Organisation> known = organisations.byId(references.organisationIds());
        references.requireKnown(known.keySet());
        requireHolding(parties.ended(before, known, OsloTime.today(clock)));
        requireEarlierKnown(form.continuationOf(), application, caller);

        boolean confirmedStillStands = parties.sameAs(before)
                && Objects.equals(form.budget(), application.form().budget())
                && Objects.equals(form.agreement(), application.form().agreement());
        Application rewritten = application.saying(
                form,
                confirmedStillStands ? application.parties() : parties.unconfirmed(),
                Party.healthCommunity(parties.parties(), known));
        readOnly.requireAsShown(
                patch, ApplicationView.READ_ONLY, ApplicationView.of(application), ApplicationView.of(rewritten));
        Application changed = repository.update(rewritten);
        Set<String> fields = new TreeSet<>();
        settable.fieldNames().forEachRemaining(fields::add);
        record(changed, "CHANGE", caller, String.join(", ", fields));
        return changed;
    }

    /** A party says that it stands behind the application as it is. */
    @Transactional
    Application confirm(UUID id, IfMatch ifMatch, Caller caller) {
        Application application = access.openForUpdate(id, caller);
        Set<UUID> applicants = access.requireApplicant(application, caller);
        ifMatch.honour(application.version());
        ApplicationStatus.LIFE_CYCLE.require(application.status(), ApplicationCommand.CONFIRM);
        Application confirmed = repository.update(application.confirmedBy(applicants, clock.instant()));
        record(confirmed, "CONFIRM", caller, null);
        return confirmed;
    }

    private Parties patchedParties(Parties before, JsonNode patch, Application application, Caller caller) {
        if (!patch.has("parties")) {
            return before;
        }
        Parties parties =
                mergePatch.apply(before, ((ObjectNode) patch).deepCopy().retain("parties"), Parties.class);
        requireWithinBounds(parties);
        ReadOnlyFields.require(parties.forgedConfirmations(before));
        if (parties.sameAs(before)) {
            return before;
        }
        access.requireLead(application, caller);
        requireHolding(parties.errors(application.leadOrganisationId()));
        return parties;
    }

    private static void requireHolding(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Problem.ruleBroken("PARTIES_INVALID", "The list of parties does not hold.")
                    .withErrors(errors);
        }
    }

    /** Whoever says that it continues another knows of that one; the others who write need not. */
    private void requireEarlierKnown(@Nullable UUID earlier, Application application, Caller caller) {
        if (earlier == null || earlier.equals(application.form().continuationOf())) {
            return;
        }
        if (earlier.equals(application.id())) {
            throw notContinuable("CONTINUES_ITSELF", "An application does not continue itself.");
        }
        if (repository.visible(earlier, access.reader(caller)).isEmpty()) {
            throw notContinuable("APPLICATION_UNKNOWN", "There is no such application.");
        }
    }

    private static Problem notContinuable(String code, String detail) {
        return Problem.ruleBroken(code, detail).withErrors(List.of(new FieldError("/continuationOf", code, detail)));
    }

    private static JsonNode withoutParties(JsonNode patch) {
        return patch instanceof ObjectNode object ? object.deepCopy().without("parties") : patch;
    }

    private <T> void requireWithinBounds(T value) {
        var violations = validator.validate(value);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
    }

    private static void requireSumsWithinBounds(ApplicationForm form) {
        if (form.budget().exceedsBounds()) {
            throw Problem.ruleBroken("AMOUNT_TOO_LARGE", "The budget adds up to more than an amount can be.")
                    .withErrors(List.of(new FieldError("/budget", "AMOUNT_TOO_LARGE", "This adds up to too much.")));
        }
    }

    private void record(Application application, String action, Caller caller, String note) {
        String status = application.status().name();
        audit.record(application.id(), Actor.of(caller), action, status, status, application.version(), note);
    }
}
