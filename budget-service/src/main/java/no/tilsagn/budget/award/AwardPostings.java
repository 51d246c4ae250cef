package no.tilsagn.budget.award;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import no.tilsagn.api.OsloTime;
import no.tilsagn.budget.amount.YearAmounts;
import no.tilsagn.budget.ledger.Bucket;
import no.tilsagn.budget.ledger.DecisionReference;
import no.tilsagn.budget.ledger.DecisionReference.Kind;
import no.tilsagn.budget.ledger.Entry;
import no.tilsagn.budget.ledger.Ledger;
import no.tilsagn.budget.ledger.Transfer;

/** What the life of an award does to the money: available, reserved, committed, disbursed, or available again. */
@Singleton
class AwardPostings {
    private final Ledger ledger;
    private final InstantSource clock;

    AwardPostings(Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** One entry for all awards of a decision. */
    void reserve(UUID fundId, DecisionReference decision, Collection<Award> awards) {
        List<Transfer> transfers = awards.stream()
                .flatMap(award -> transfers(award, award.byYear(), Bucket.AVAILABLE, Bucket.RESERVED).stream())
                .toList();
        ledger.post(new Entry(fundId, decision, "Tilbud om tilsagn: " + awards.size(), transfers));
    }

    void commit(Award award, String by) {
        post(award, Kind.ACCEPTANCE, by, "Tilsagn akseptert", award.byYear(), Bucket.RESERVED, Bucket.COMMITTED);
    }

    void giveBackReservation(Award award, Kind kind, String by) {
        post(award, kind, by, "Tilbud bortfalt", award.byYear(), Bucket.RESERVED, Bucket.AVAILABLE);
    }

    void disburse(Award award, Instalment instalment, String by) {
        YearAmounts amount = YearAmounts.of(Map.of(instalment.year(), instalment.amountOre()));
        String text = "Utbetaling av rate " + instalment.no();
        post(award, Kind.DISBURSEMENT, by, text, amount, Bucket.COMMITTED, Bucket.DISBURSED);
    }

    void giveBackCommitment(Award award, List<Instalment> cancelled, String text, String by) {
        Map<Integer, Long> byYear = new TreeMap<>();
        cancelled.forEach(each -> byYear.merge(each.year(), each.amountOre(), Math::addExact));
        post(award, Kind.SETTLEMENT, by, text, YearAmounts.of(byYear), Bucket.COMMITTED, Bucket.AVAILABLE);
    }

    private void post(Award award, Kind kind, String by, String text, YearAmounts amounts, Bucket from, Bucket to) {
        ledger.post(new Entry(
                award.fundId(),
                new DecisionReference(kind, award.id(), award.number(), OsloTime.today(clock), by),
                text + " " + award.number(),
                transfers(award, amounts, from, to)));
    }

    private static List<Transfer> transfers(Award award, YearAmounts amounts, Bucket from, Bucket to) {
        return amounts.ore().entrySet().stream()
                .map(year -> Transfer.of(award.id(), year.getKey(), from, to, year.getValue()))
                .toList();
    }
}
