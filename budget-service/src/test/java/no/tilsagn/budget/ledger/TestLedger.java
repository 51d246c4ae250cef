package no.tilsagn.budget.ledger;

import static no.tilsagn.budget.ledger.TestTransfers.transfer;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.tilsagn.budget.RunningService;

/** Funds with money for the tests of the ledger. */
final class TestLedger {
    static final RunningService SERVICE = RunningService.get();
    static final Ledger LEDGER = SERVICE.bean(Ledger.class);
    static final DecisionReference DECISION = new DecisionReference(
            DecisionReference.Kind.ALLOCATION,
            UUID.fromString("0198a6b2-0000-7000-8000-000000000002"),
            "Sak 4/2025",
            LocalDate.of(2025, 6, 15),
            "committee.1");

    private TestLedger() {}

    /** A new fund that has so much for each of the years. */
    static UUID fundWith(long amountOre, int... years) {
        UUID fund = UUID.randomUUID();
        SERVICE.inTransaction(() -> {
            LEDGER.open(fund);
            for (int year : years) {
                LEDGER.post(entry(fund, transfer(year, Bucket.APPROPRIATED, Bucket.AVAILABLE, amountOre)));
            }
            return fund;
        });
        return fund;
    }

    static Entry entry(UUID fund, Transfer... transfers) {
        return new Entry(fund, DECISION, "Tilsagn T-2025-0001", List.of(transfers));
    }

    static Transfer reserve(int year, long amountOre) {
        return transfer(year, Bucket.AVAILABLE, Bucket.RESERVED, amountOre);
    }

    static Posted post(Entry entry) {
        return SERVICE.inTransaction(() -> LEDGER.post(entry));
    }

    static List<Posted> post(List<Entry> entries) {
        return SERVICE.inTransaction(() -> LEDGER.post(entries));
    }

    static long available(UUID fund, int year) {
        return LEDGER.balance(new FundYear(fund, year)).availableOre();
    }
}
