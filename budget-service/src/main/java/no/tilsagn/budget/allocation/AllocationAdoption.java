package no.tilsagn.budget.allocation;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.tilsagn.api.Caller;
import no.tilsagn.api.FieldError;
import no.tilsagn.api.IfMatch;
import no.tilsagn.api.LifeCycle.Transition;
import no.tilsagn.api.OsloTime;
import no.tilsagn.api.Problem;
import no.tilsagn.budget.award.AwardOffers;
import no.tilsagn.budget.award.Offer;
import no.tilsagn.budget.call.CallTerms;
import no.tilsagn.budget.call.Calls;
import no.tilsagn.budget.candidate.Candidate;
import no.tilsagn.budget.candidate.Candidates;
import no.tilsagn.budget.candidate.Shortlist;
import no.tilsagn.contracts.budget.AllocationAdopted;
import no.tilsagn.messaging.Outbox;

/** Turns decisions into promises: all of them, with the money they need, or none. */
@Singleton
class AllocationAdoption {
    /** The papers may be registered before the members meet. */
    private static final int DAYS_BEFORE_MEETING = 31;

    private final AllocationRepository repository;
    private final AllocationAccess access;
    private final Allocations allocations;
    private final AllocationHistory history;
    private final DecisionBases bases;
    private final Candidates candidates;
    private final Calls calls;
    private final AwardOffers offers;
    private final Outbox outbox;
    private final InstantSource clock;
    private final Set<String> committee;

    AllocationAdoption(
            AllocationRepository repository,
            AllocationAccess access,
            Allocations allocations,
            AllocationHistory history,
            DecisionBases bases,
            Candidates candidates,
            Calls calls,
            AwardOffers offers,
            Outbox outbox,
            InstantSource clock,
            @Property(name = "tilsagn.allocation.committee") Set<String> committee) {
        this.repository = repository;
        this.access = access;
        this.allocations = allocations;
        this.history = history;
        this.bases = bases;
        this.candidates = candidates;
        this.calls = calls;
        this.offers = offers;
        this.outbox = outbox;
        this.clock = clock;
        this.committee = Set.copyOf(committee);
    }

    /**
     * What was said of the meeting.
     *
     * @param present subjects of those who take part; whoever tells of the meeting need not be among them
     * @param members of the SSU, present or not; those of the allocation committee are configured
     */
    record Meeting(
            LocalDate meetingOn,
            String caseNumber,
            List<String> present,
            @Nullable Integer members) {

        SortedSet<String> everyoneOnce() {
            return new TreeSet<>(present);
        }
    }

    /**
     * @throws Problem 409 {@code CANDIDATES_INCOMPLETE} while something is awaited; 422 with the first kind of reason
     *     against it; nothing is changed then
     */
    @Transactional
    Allocation adopt(UUID id, Meeting meeting, IfMatch ifMatch, Caller caller) {
        Allocation allocation = repository
                .findByIdForUpdate(id)
                .filter(found -> access.sees(caller, found))
                .orElseThrow(() -> Problem.notFound("allocation"));
        access.requireAdopter(caller, allocation);
        Transition<?, ?> step =
                AllocationStatus.LIFE_CYCLE.require(allocation.status(), AllocationStatus.Command.ADOPT);
        ifMatch.honour(allocation.version());
        requireSoon(meeting);
        requireMembers(allocation, meeting);
        CallTerms call = calls.get(allocation.callId());
        Shortlist shortlist = locked(allocation);
        shortlist.requireComplete();
        Map<UUID, Decision> decisions =
                allocation.decisions().stream().collect(Collectors.toMap(Decision::applicationId, Function.identity()));
        rules(shortlist, decisions, call, meeting, allocation, caller).refusal().ifPresent(refusal -> {
            throw refusal;
        });
        List<Decision> adopted = shortlist.candidates().stream()
                .map(candidate -> decisions.get(candidate.applicationId()))
                .toList();
        bases.keep(allocation);
        offers.offer(offerTerms(allocation, meeting, call, caller), offers(shortlist, decisions));
        outbox.append(step.event(), id.toString(), adoptedEvent(allocation, meeting, shortlist, decisions));
        Allocation after = repository.update(allocation.adopted(
                adopted,
                new Allocation.Adoption(
                        meeting.meetingOn(),
                        meeting.caseNumber(),
                        List.copyOf(meeting.everyoneOnce()),
                        clock.instant(),
                        caller.subject())));
        history.adopted(after, caller);
        return after;
    }

    /** As it stands once nobody else can change it: another allocation may be deciding on the same applications. */
    private Shortlist locked(Allocation allocation) {
        candidates.lock(allocations.shortlist(allocation).candidates().stream()
                .map(Candidate::applicationId)
                .toList());
        return allocations.shortlist(allocation);
    }

    private AdoptionRules rules(
            Shortlist shortlist,
            Map<UUID, Decision> decisions,
            CallTerms call,
            Meeting meeting,
            Allocation allocation,
            Caller caller) {
        List<UUID> ids =
                shortlist.candidates().stream().map(Candidate::applicationId).toList();
        return new AdoptionRules(
                shortlist.candidates(),
                decisions,
                offers.awardedOre(ids),
                call.rules(),
                meeting.everyoneOnce(),
                seats(allocation, meeting),
                caller.subject());
    }

    private void requireSoon(Meeting meeting) {
        if (meeting.meetingOn().isAfter(OsloTime.today(clock).plusDays(DAYS_BEFORE_MEETING))) {
            throw Problem.ruleBroken("MEETING_IN_FUTURE", "The meeting is more than 31 days ahead.")
                    .withErrors(List.of(new FieldError(
                            "/meetingOn", "MEETING_IN_FUTURE", "This day is more than 31 days after today.")));
        }
    }

    /** Who sits in an SSU is not known here. */
    private void requireMembers(Allocation allocation, Meeting meeting) {
        if (allocation.body() == DecidingBody.SSU) {
            return;
        }
        for (int index = 0; index < meeting.present().size(); index++) {
            if (!committee.contains(meeting.present().get(index))) {
                throw Problem.ruleBroken("UNKNOWN_MEMBER", "Only members of the allocation committee take part.")
                        .withErrors(List.of(new FieldError(
                                "/present/" + index, "UNKNOWN_MEMBER", "This is no member of the committee.")));
            }
        }
    }

    @Nullable
    private Integer seats(Allocation allocation, Meeting meeting) {
        return switch (allocation.body()) {
            case ALLOCATION_COMMITTEE -> committee.size();
            case SSU -> meeting.members();
        };
    }

    private static AwardOffers.Terms offerTerms(Allocation allocation, Meeting meeting, CallTerms call, Caller caller) {
        return new AwardOffers.Terms(
                allocation.id(),
                allocation.fundId(),
                allocation.year(),
                call,
                meeting.caseNumber(),
                meeting.meetingOn(),
                caller.subject());
    }

    private static List<Offer> offers(Shortlist shortlist, Map<UUID, Decision> decisions) {
        List<Offer> offers = new ArrayList<>();
        for (Candidate candidate : shortlist.candidates()) {
            Decision decision = decisions.get(candidate.applicationId());
            if (decision.awards()) {
                offers.add(new Offer(
                        candidate.application(), decision.byYear(), decision.reason(), decision.conditions()));
            }
        }
        return offers;
    }

    private static AllocationAdopted adoptedEvent(
            Allocation allocation, Meeting meeting, Shortlist shortlist, Map<UUID, Decision> decisions) {
        return new AllocationAdopted(
                allocation.id(),
                allocation.callId(),
                allocation.fundId(),
                allocation.body().fundKind().name(),
                allocation.year(),
                allocation.body().name(),
                meeting.meetingOn(),
                meeting.caseNumber(),
                shortlist.candidates().stream()
                        .map(candidate -> item(candidate, decisions.get(candidate.applicationId())))
                        .toList());
    }

    private static AllocationAdopted.Item item(Candidate candidate, Decision decision) {
        return new AllocationAdopted.Item(
                candidate.applicationId(),
                candidate.application().number(),
                candidate.application().healthCommunity(),
                candidate.application().leadOrganisationId(),
                decision.outcome().name(),
                candidate.application().requested().total(),
                decision.byYear().total(),
                decision.reason());
    }
}
