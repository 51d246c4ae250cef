package no.tilsagn.applications.ranking;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micronaut.transaction.annotation.ReadOnly;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.FieldError;
import no.tilsagn.api.IfMatch;
import no.tilsagn.api.Nok;
import no.tilsagn.api.OsloTime;
import no.tilsagn.api.Problem;
import no.tilsagn.api.Roles;
import no.tilsagn.applications.application.Application;
import no.tilsagn.applications.application.Applications;
import no.tilsagn.applications.call.Call;
import no.tilsagn.applications.call.CallStatus;
import no.tilsagn.applications.call.Calls;
import no.tilsagn.applications.impartiality.ConflictsOfInterest;
import no.tilsagn.applications.organisation.Organisations;
import no.tilsagn.contracts.applications.RankingAdopted;
import no.tilsagn.messaging.Outbox;

/** The ranking lists of the health communities. */
@Singleton
class Rankings {
    /** The papers may be registered before the members meet. */
    private static final int DAYS_BEFORE_MEETING = 31;

    private final RankingRepository repository;
    private final Calls calls;
    private final Applications applications;
    private final ConflictsOfInterest conflicts;
    private final Organisations organisations;
    private final Outbox outbox;
    private final InstantSource clock;

    Rankings(
            RankingRepository repository,
            Calls calls,
            Applications applications,
            ConflictsOfInterest conflicts,
            Organisations organisations,
            Outbox outbox,
            InstantSource clock) {
        this.repository = repository;
        this.calls = calls;
        this.applications = applications;
        this.conflicts = conflicts;
        this.organisations = organisations;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * To its own community and to the auditor always; to those who decide once it is adopted. The amount recommended for an
     * application, and why, are not shown to one who has a conflict of interest over it, nor to the allocation committee
     * when the application was not forwarded to it.
     */
    @ReadOnly
    RankingView get(UUID callId, String healthCommunity, Caller caller) {
        boolean own = caller.hasAny(Roles.SECRETARIAT, Roles.SSU) && actsFor(healthCommunity, caller);
        boolean decides = caller.hasAny(Roles.COMMITTEE, Roles.FUND_MANAGER);
        return repository
                .findByCallIdAndHealthCommunity(callId, healthCommunity)
                .filter(list ->
                        own || caller.has(Roles.AUDITOR) || decides && list.status() == RankingList.Status.ADOPTED)
                .map(list -> view(list.hidingAssessmentsOf(closedTo(caller, list))))
                .orElseThrow(() -> Problem.notFound("ranking list"));
    }

    private Set<UUID> closedTo(Caller caller, RankingList list) {
        Set<UUID> closed = new HashSet<>(conflicts.of(caller, list.applicationIds()));
        if (caller.has(Roles.COMMITTEE)) {
            closed.addAll(list.notForwarded());
        }
        return closed;
    }

    /**
     * Proposes the list, or replaces what was proposed.
     *
     * @return the list, with version 1 when it is new
     * @throws Problem 403 for another community or a conflict of interest, 409 once adopted, 422 {@code RANKING_INVALID}
     */
    @Transactional
    RankingView propose(
            UUID callId, String healthCommunity, List<RankingEntry> entries, IfMatch ifMatch, Caller caller) {
        requireActingFor(healthCommunity, caller);
        Call call = calls.published(callId).orElseThrow(() -> Problem.notFound("call"));
        boolean begun = repository.begin(
                        UuidCreator.getTimeOrderedEpoch(), callId, healthCommunity, caller.subject(), clock.instant())
                == 1;
        RankingList list = lock(callId, healthCommunity);
        if (!begun) {
            ifMatch.require(list.version());
        }
        requireProposed(list);
        conflicts.requireNone(caller, list.applicationIds());
        conflicts.requireNone(
                caller, entries.stream().map(RankingEntry::applicationId).toList());
        requireValid(entries, Set.copyOf(applications.eligible(callId, healthCommunity)), call);
        return view(repository.update(list.proposing(entries, caller.subject(), clock.instant())));
    }

    /**
     * Adopts the list as it is: it is frozen, and each application on it goes where the list says. That is done once, so
     * not before the local deadline, for until then applications come in that could never be ranked; how late does not
     * matter.
     *
     * @throws Problem 422 {@code CALL_STILL_OPEN}, {@code NO_QUORUM}, {@code RANKING_EMPTY}, {@code RANKING_INVALID}, or
     *     {@code RANKING_INCOMPLETE} when an application is not screened yet, or is eligible and not on it
     */
    @Transactional
    RankingView adopt(UUID callId, String healthCommunity, Adoption meeting, IfMatch ifMatch, Caller caller) {
        requireActingFor(healthCommunity, caller);
        Call call = calls.published(callId).orElseThrow(() -> Problem.notFound("call"));
        RankingList list = lock(callId, healthCommunity);
        ifMatch.honour(list.version());
        requireProposed(list);
        conflicts.requireNone(caller, list.applicationIds());
        requireMeeting(meeting);
        requireReady(list, call);
        applications.lock(list.applicationIds());
        Set<UUID> eligible = Set.copyOf(applications.eligible(callId, healthCommunity));
        requireValid(list.entries(), eligible, call);
        requireComplete(list, eligible);

        RankingList adopted = repository.update(list.adopted(meeting, caller.subject(), clock.instant()));
        List<RankingAdopted.Entry> ranked = new ArrayList<>();
        for (RankingEntry entry : adopted.entries()) {
            Application application = applications.rank(
                    entry.applicationId(), entry.recommendation().forwards(), caller, note(entry));
            ranked.add(announced(entry, application.submittedVersion()));
        }
        outbox.append(
                RankingAdopted.TYPE,
                callId.toString(),
                new RankingAdopted(callId, healthCommunity, meeting.meetingOn(), meeting.caseNumber(), ranked));
        return view(adopted);
    }

    private RankingList lock(UUID callId, String healthCommunity) {
        return repository
                .findByCallIdAndHealthCommunityForUpdate(callId, healthCommunity)
                .orElseThrow(() -> Problem.notFound("ranking list"));
    }

    private boolean actsFor(String healthCommunity, Caller caller) {
        return organisations
                .acting(caller.organisationNumber())
                .filter(organisation -> healthCommunity.equals(organisation.healthCommunity()))
                .isPresent();
    }

    private void requireActingFor(String healthCommunity, Caller caller) {
        if (!actsFor(healthCommunity, caller)) {
            throw Problem.forbidden("OTHER_HEALTH_COMMUNITY", "Each health community ranks for itself.");
        }
    }

    private static void requireProposed(RankingList list) {
        if (list.status() != RankingList.Status.PROPOSED) {
            throw Problem.illegalState(list.status().name(), List.of());
        }
    }

    private void requireMeeting(Adoption meeting) {
        if (meeting.meetingOn().isAfter(OsloTime.today(clock).plusDays(DAYS_BEFORE_MEETING))) {
            throw Problem.ruleBroken("MEETING_IN_FUTURE", "The meeting is more than 31 days ahead.")
                    .withErrors(List.of(new FieldError(
                            "/meetingOn", "MEETING_IN_FUTURE", "This day is more than 31 days after today.")));
        }
        if (meeting.present() > meeting.members() || !meeting.hasQuorum()) {
            throw Problem.ruleBroken("NO_QUORUM", "More than half of the members must take part, and no others can.")
                    .with("present", meeting.present())
                    .with("members", meeting.members());
        }
    }

    private void requireReady(RankingList list, Call call) {
        CallStatus status = call.status(clock.instant());
        if (status.compareTo(CallStatus.OPEN) <= 0) {
            throw Problem.ruleBroken(
                    "CALL_STILL_OPEN", "Applications can come in until the local deadline has passed.");
        }
        if (list.entries().isEmpty()) {
            throw Problem.ruleBroken("RANKING_EMPTY", "There is nothing on the list.");
        }
        List<UUID> unscreened = applications.unscreened(call.id(), list.healthCommunity(), status != CallStatus.CLOSED);
        if (!unscreened.isEmpty()) {
            throw incomplete("Applications have not been screened yet.", unscreened);
        }
    }

    private static void requireValid(List<RankingEntry> entries, Set<UUID> eligible, Call call) {
        List<FieldError> errors =
                RankingCheck.errors(entries, eligible, call.terms().oneTier());
        if (!errors.isEmpty()) {
            throw Problem.ruleBroken("RANKING_INVALID", "The ranking list does not hold.")
                    .withErrors(errors);
        }
    }

    private static void requireComplete(RankingList list, Set<UUID> eligible) {
        Set<UUID> missing = new HashSet<>(eligible);
        list.applicationIds().forEach(missing::remove);
        if (!missing.isEmpty()) {
            throw incomplete("Eligible applications are not on the list.", missing);
        }
    }

    private static Problem incomplete(String detail, Collection<UUID> applicationIds) {
        return Problem.ruleBroken("RANKING_INCOMPLETE", detail)
                .with("applicationIds", applicationIds.stream().sorted().toList());
    }

    private RankingView view(RankingList list) {
        return RankingView.of(list, applications.names(list.applicationIds()));
    }

    private static String note(RankingEntry entry) {
        String place = "rank " + entry.rank() + ", " + entry.recommendation();
        return entry.reason() == null ? place : place + ": " + entry.reason();
    }

    private static RankingAdopted.Entry announced(RankingEntry entry, Long submittedVersion) {
        Nok amount = entry.recommendedAmount();
        return new RankingAdopted.Entry(
                entry.applicationId(),
                submittedVersion,
                entry.rank(),
                entry.recommendation().name(),
                amount == null ? null : amount.ore(),
                entry.reason());
    }
}
