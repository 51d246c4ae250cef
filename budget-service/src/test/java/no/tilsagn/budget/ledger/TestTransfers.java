package no.tilsagn.budget.ledger;

import java.util.UUID;

/** Transfers and postings of one award, as far as the money is held. */
final class TestTransfers {
    static final UUID AWARD = UUID.fromString("0198a6b2-0000-7000-8000-000000000003");

    private TestTransfers() {}

    static Transfer transfer(int year, Bucket from, Bucket to, long amountOre) {
        return Transfer.of(AWARD, year, from, to, amountOre);
    }

    static Account account(int year, Bucket bucket) {
        return new Account(year, bucket, bucket.isHeld() ? AWARD : null);
    }

    static Posting posting(int year, Bucket bucket, long amountOre, long balanceOre) {
        return new Posting(account(year, bucket), amountOre, balanceOre);
    }
}
