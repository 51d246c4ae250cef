package no.tilsagn.budget.award;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import no.tilsagn.api.Caller;
import no.tilsagn.api.IfMatch;
import no.tilsagn.api.OsloTime;
import no.tilsagn.api.Problem;
import no.tilsagn.api.Roles;
import no.tilsagn.budget.award.AwardHistoryEntry.Action;
import no.tilsagn.budget.instalment.InstalmentStatus;
import no.tilsagn.budget.instalment.InstalmentStatus.Command;
import no.tilsagn.messaging.Outbox;

/** Pays instalments, in order and by two people, or gives back what is not to be paid after all. */
@Singleton
class Payments {
    private final AwardRepository repository;
    private final InstalmentRepository instalments;
    private final AwardPostings postings;
    private final AwardHistory history;
    private final Settlement settlement;
    private final Outbox outbox;
    private final InstantSource clock;

    Payments(
            AwardRepository repository,
            InstalmentRepository instalments,
            AwardPostings postings,
            AwardHistory history,
            Settlement settlement,
            Outbox outbox,
            InstantSource clock) {
        this.repository = repository;
        this.instalments = instalments;
        this.postings = postings;
        this.history = history;
        this.settlement = settlement;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    AwardWithInstalments approve(UUID awardId, int no, IfMatch ifMatch, Caller caller) {
        Award award = locked(awardId, ifMatch);
        List<Instalment> all = new ArrayList<>(instalments.findByAwardIdOrderByNo(awardId));
        Instalment approved = find(all, no).approved(caller.subject());
        requireEarlier(all, no, status -> status == InstalmentStatus.APPROVED || !status.isOpen());
        AwardWithInstalments after = saved(award, all, approved);
        history.recordPayment(after.award(), Action.APPROVE, caller.subject(), no, null);
        return after;
    }

    /** @throws Problem 403 {@code FOUR_EYES} for the one who approved it, whatever has become of it since */
    @Transactional
    AwardWithInstalments disburse(UUID awardId, int no, IfMatch ifMatch, Caller caller) {
        Award award = locked(awardId);
        List<Instalment> all = new ArrayList<>(instalments.findByAwardIdOrderByNo(awardId));
        Instalment approved = find(all, no);
        requirePayer(caller, approved);
        ifMatch.honour(award.version());
        LocalDate today = OsloTime.today(clock);
        Instalment disbursed = approved.disbursed(caller.subject(), today);
        requireEarlier(all, no, status -> !status.isOpen());
        postings.disburse(award, disbursed, caller.subject());
        AwardWithInstalments after = saved(award, all, disbursed);
        history.recordPayment(after.award(), Action.DISBURSE, caller.subject(), no, null);
        AwardEvent.disbursed(award, disbursed, today, after.disbursedOre()).appendTo(outbox);
        return settlement.settleIfDone(after);
    }

    /**
     * Gives an instalment back that is not to be paid, once the project is closed.
     *
     * @param reason recorded in the ledger and the history
     */
    @Transactional
    AwardWithInstalments cancel(UUID awardId, int no, String reason, IfMatch ifMatch, Caller caller) {
        Award award = locked(awardId, ifMatch);
        List<Instalment> all = new ArrayList<>(instalments.findByAwardIdOrderByNo(awardId));
        Instalment cancelled = cancelled(award, find(all, no));
        String text = "Rate " + no + " utbetales ikke: " + reason + ".";
        postings.giveBackCommitment(award, List.of(cancelled), text, caller.subject());
        AwardWithInstalments after = saved(award, all, cancelled);
        history.recordPayment(after.award(), Action.CANCEL, caller.subject(), no, reason);
        return settlement.settleIfDone(after);
    }

    private static void requirePayer(Caller caller, Instalment instalment) {
        if (caller.subject().equals(instalment.approvedBy())) {
            throw Problem.forbidden("FOUR_EYES", "Whoever approved a payment can't carry it out.");
        }
        if (!caller.has(Roles.FUND_CONTROLLER)) {
            throw Problem.forbidden("FORBIDDEN", "Your role may not do this.");
        }
    }

    private static Instalment cancelled(Award award, Instalment instalment) {
        if (award.projectClosedOn() == null) {
            throw Problem.illegalState(
                    instalment.status().name(),
                    InstalmentStatus.LIFE_CYCLE.commandsIn(instalment.status()).stream()
                            .filter(command -> command != Command.CANCEL)
                            .map(Command::name)
                            .toList());
        }
        return instalment.cancelled();
    }

    private Award locked(UUID awardId, IfMatch ifMatch) {
        Award award = locked(awardId);
        ifMatch.honour(award.version());
        return award;
    }

    private Award locked(UUID awardId) {
        return repository.findByIdForUpdate(awardId).orElseThrow(() -> Problem.notFound("award"));
    }

    private AwardWithInstalments saved(Award award, List<Instalment> all, Instalment changed) {
        instalments.updateAll(List.of(changed));
        all.set(changed.no() - 1, changed);
        return new AwardWithInstalments(repository.update(award), List.copyOf(all));
    }

    private static Instalment find(List<Instalment> all, int no) {
        if (no < 1 || no > all.size()) {
            throw Problem.notFound("instalment");
        }
        return all.get(no - 1);
    }

    private static void requireEarlier(List<Instalment> all, int no, Predicate<InstalmentStatus> done) {
        all.stream()
                .filter(earlier -> earlier.no() < no && !done.test(earlier.status()))
                .findFirst()
                .ifPresent(earlier -> {
                    throw Problem.ruleBroken(
                                    "INSTALMENT_OUT_OF_ORDER", "Instalment " + earlier.no() + " comes before this one.")
                            .with("no", earlier.no());
                });
    }
}
