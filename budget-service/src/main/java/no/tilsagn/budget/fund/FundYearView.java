package no.tilsagn.budget.fund;

import no.tilsagn.api.Nok;
import no.tilsagn.budget.ledger.Bucket;
import no.tilsagn.budget.ledger.YearBalance;

/** @param disbursed all that was paid; what came back of it is {@code returned} */
record FundYearView(
        Nok appropriated,
        Nok carriedIn,
        Nok carriedOut,
        Nok earmarked,
        Nok reserved,
        Nok committed,
        Nok disbursed,
        Nok returned,
        Nok available) {

    static FundYearView of(YearBalance year) {
        return new FundYearView(
                nok(year, Bucket.APPROPRIATED),
                nok(year, Bucket.CARRIED_IN),
                nok(year, Bucket.CARRIED_OUT),
                nok(year, Bucket.EARMARKED),
                nok(year, Bucket.RESERVED),
                nok(year, Bucket.COMMITTED),
                nok(year, Bucket.DISBURSED),
                nok(year, Bucket.RETURNED),
                Nok.ofOre(year.availableOre()));
    }

    private static Nok nok(YearBalance year, Bucket bucket) {
        return Nok.ofOre(year.ore(bucket));
    }
}
