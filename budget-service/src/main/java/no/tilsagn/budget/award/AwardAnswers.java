package no.tilsagn.budget.award;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import no.tilsagn.api.Caller;
import no.tilsagn.api.IfMatch;
import no.tilsagn.api.OsloTime;
import no.tilsagn.api.Problem;
import no.tilsagn.budget.award.AwardHistoryEntry.Action;
import no.tilsagn.budget.award.AwardStatus.Command;
import no.tilsagn.budget.call.CallTerms;
import no.tilsagn.budget.call.Calls;
import no.tilsagn.budget.candidate.Candidates;
import no.tilsagn.budget.candidate.Exclusion;
import no.tilsagn.budget.candidate.SubmittedApplication;
import no.tilsagn.budget.instalment.InstalmentStatus;
import no.tilsagn.budget.ledger.DecisionReference;
import no.tilsagn.budget.ledger.DecisionReference.Kind;
import no.tilsagn.messaging.Outbox;

/** What becomes of an offer: accepted, declined, or lapsed; declined as well when the application is withdrawn. */
@Singleton
class AwardAnswers {
    private final AwardRepository repository;
    private final InstalmentRepository instalments;
    private final AwardAccess access;
    private final AwardPostings postings;
    private final AwardHistory history;
    private final Calls calls;
    private final Candidates candidates;
    private final Outbox outbox;
    private final InstantSource clock;

    AwardAnswers(
            AwardRepository repository,
            InstalmentRepository instalments,
            AwardAccess access,
            AwardPostings postings,
            AwardHistory history,
            Calls calls,
            Candidates candidates,
            Outbox outbox,
            InstantSource clock) {
        this.repository = repository;
        this.instalments = instalments;
        this.access = access;
        this.postings = postings;
        this.history = history;
        this.calls = calls;
        this.candidates = candidates;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @throws Problem 422 {@code ACCEPTANCE_EXPIRED} after the last day, {@code APPLICATION_WITHDRAWN} or {@code
     *     APPLICATION_NOT_ELIGIBLE} when the application is no longer in the round
     */
    @Transactional
    AwardWithInstalments accept(UUID id, IfMatch ifMatch, Caller caller) {
        lockApplication(id);
        Award offered = offered(id, Command.ACCEPT, ifMatch, caller);
        requireStillInTheRound(offered);
        LocalDate today = OsloTime.today(clock);
        if (today.isAfter(offered.acceptBy())) {
            throw Problem.ruleBroken("ACCEPTANCE_EXPIRED", "The offer was open until " + offered.acceptBy() + ".")
                    .with("acceptBy", offered.acceptBy());
        }
        Award award = repository.update(offered.accepted(today));
        CallTerms call = calls.get(award.callId());
        planIfNotPlanned(award, call);
        List<Instalment> plan = changed(id, AwardAnswers::releasedIfFree);
        postings.commit(award, caller.subject());
        history.record(award, Action.ACCEPT, caller.subject(), null);
        AwardEvent.accepted(award, plan, call).appendTo(outbox);
        plan.stream()
                .filter(instalment -> instalment.status() == InstalmentStatus.RELEASED)
                .forEach(released -> AwardEvent.released(award, released).appendTo(outbox));
        return new AwardWithInstalments(award, plan);
    }

    @Transactional
    AwardWithInstalments decline(UUID id, @Nullable String reason, IfMatch ifMatch, Caller caller) {
        return declined(offered(id, Command.DECLINE, ifMatch, caller), reason, caller.subject());
    }

    /** Whoever withdraws an application declines what is offered to it; what is already accepted stays. */
    @Transactional
    void applicationWithdrawn(UUID applicationId) {
        candidates.exclude(applicationId, Exclusion.WITHDRAWN);
        repository
                .findByApplicationIdAndStatusForUpdate(applicationId, AwardStatus.OFFERED)
                .forEach(offered -> declined(offered, "Søknaden er trukket.", DecisionReference.THE_RULES));
    }

    /** Offers whose time is over. */
    @Transactional(readOnly = true)
    List<UUID> toLapse() {
        return repository.findToLapse(OsloTime.today(clock));
    }

    /** Lapses an offer whose time is over, unless it has been answered or somebody else is handling it. */
    @Transactional
    void lapse(UUID id) {
        repository.lockToLapse(id, OsloTime.today(clock)).ifPresent(offered -> {
            Award award = repository.update(offered.after(Command.LAPSE));
            changed(id, Instalment::cancelled);
            postings.giveBackReservation(award, Kind.LAPSE, DecisionReference.THE_RULES);
            history.record(award, Action.LAPSE, DecisionReference.THE_RULES, null);
            AwardEvent.lapsed(award).appendTo(outbox);
        });
    }

    private AwardWithInstalments declined(Award offered, @Nullable String reason, String by) {
        Award award = repository.update(offered.after(Command.DECLINE));
        List<Instalment> plan = changed(award.id(), Instalment::cancelled);
        postings.giveBackReservation(award, Kind.REFUSAL, by);
        history.record(award, Action.DECLINE, by, reason);
        AwardEvent.declined(award, reason).appendTo(outbox);
        return new AwardWithInstalments(award, plan);
    }

    /** Some offers were made before payment was planned with the offer. */
    private void planIfNotPlanned(Award award, CallTerms call) {
        if (instalments.findByAwardIdOrderByNo(award.id()).isEmpty()) {
            instalments.saveAll(Instalment.allOf(award, call));
        }
    }

    private List<Instalment> changed(UUID awardId, UnaryOperator<Instalment> change) {
        List<Instalment> plan =
                instalments.findByAwardIdOrderByNo(awardId).stream().map(change).toList();
        instalments.updateAll(plan);
        return plan;
    }

    /** Before the award, as adoption and withdrawal do it. */
    private void lockApplication(UUID awardId) {
        repository.findById(awardId).ifPresent(award -> candidates.lock(List.of(award.applicationId())));
    }

    private void requireStillInTheRound(Award offered) {
        candidates
                .find(offered.applicationId())
                .map(SubmittedApplication::exclusion)
                .ifPresent(exclusion -> {
                    throw switch (exclusion) {
                        case WITHDRAWN ->
                            Problem.ruleBroken("APPLICATION_WITHDRAWN", "The application has been withdrawn.");
                        case INELIGIBLE ->
                            Problem.ruleBroken(
                                    "APPLICATION_NOT_ELIGIBLE",
                                    "The application has been found ineligible since the offer was made.");
                        case RETURNED ->
                            Problem.ruleBroken(
                                    "APPLICATION_NOT_ELIGIBLE",
                                    "The application has been sent back since the offer was made: correct it and hand it "
                                            + "in again first.");
                    };
                });
    }

    private Award offered(UUID id, Command command, IfMatch ifMatch, Caller caller) {
        Award award = repository
                .findByIdForUpdate(id)
                .filter(found -> access.sees(caller, found))
                .orElseThrow(() -> Problem.notFound("award"));
        access.requireLead(caller, award);
        AwardStatus.LIFE_CYCLE.require(award.status(), command);
        ifMatch.honour(award.version());
        return award;
    }

    private static Instalment releasedIfFree(Instalment instalment) {
        return instalment.gate() == null ? instalment.released() : instalment;
    }
}
