package no.tilsagn.budget.award;

import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import no.tilsagn.api.Nok;
import no.tilsagn.budget.instalment.Gate;
import no.tilsagn.budget.instalment.InstalmentStatus;
import no.tilsagn.budget.ledger.Bucket;
import no.tilsagn.budget.ledger.YearBalance;

/**
 * An award as those who may know of it see it.
 *
 * @param byYear by budget year, with keys such as {@code "2025"}
 * @param acceptBy the last day to accept, in Oslo
 * @param account what the ledger has for the award, by budget year; empty before its fund's journal names holders
 */
@Schema(name = "Award")
record AwardView(
        UUID id,
        String number,
        UUID allocationId,
        UUID applicationId,
        UUID callId,
        UUID fundId,
        UUID recipientId,
        List<UUID> partyIds,
        String healthCommunity,
        String title,
        LocalDate startsOn,
        LocalDate endsOn,
        AwardStatus status,
        Nok requestedAmount,
        Nok total,
        SortedMap<Integer, Nok> byYear,
        Nok disbursed,
        @Nullable String reductionReason,
        List<String> conditions,
        LocalDate acceptBy,
        @Nullable LocalDate acceptedOn,
        long version,
        List<InstalmentView> instalments,
        List<AccountYear> account) {

    /**
     * Where the money of the award is.
     *
     * @param disbursed all that was paid; what came back of it is {@code returned}
     */
    @Schema(name = "AwardAccountYear")
    record AccountYear(int year, Nok reserved, Nok committed, Nok disbursed, Nok returned) {
        private static AccountYear of(YearBalance held) {
            return new AccountYear(
                    held.year(),
                    Nok.ofOre(held.ore(Bucket.RESERVED)),
                    Nok.ofOre(held.ore(Bucket.COMMITTED)),
                    Nok.ofOre(held.ore(Bucket.DISBURSED)),
                    Nok.ofOre(held.ore(Bucket.RETURNED)));
        }
    }

    /** @param year the budget year that the money comes from */
    @Schema(name = "Instalment")
    record InstalmentView(
            int no,
            int year,
            LocalDate dueOn,
            Nok amount,
            InstalmentStatus status,
            @Nullable Gate gate,
            @Nullable LocalDate disbursedOn) {

        static InstalmentView of(Instalment instalment) {
            return new InstalmentView(
                    instalment.no(),
                    instalment.year(),
                    instalment.dueOn(),
                    Nok.ofOre(instalment.amountOre()),
                    instalment.status(),
                    instalment.gate(),
                    instalment.disbursedOn());
        }
    }

    /** @param held what the ledger has for the award, by year */
    static AwardView of(AwardWithInstalments shown, List<YearBalance> held) {
        Award award = shown.award();
        return new AwardView(
                award.id(),
                award.number(),
                award.allocationId(),
                award.applicationId(),
                award.callId(),
                award.fundId(),
                award.recipientId(),
                award.partyIds(),
                award.healthCommunity(),
                award.title(),
                award.startsOn(),
                award.endsOn(),
                award.status(),
                Nok.ofOre(award.requestedOre()),
                Nok.ofOre(award.totalOre()),
                award.byYear().noks(),
                Nok.ofOre(shown.disbursedOre()),
                award.reductionReason(),
                award.conditions(),
                award.acceptBy(),
                award.acceptedOn(),
                award.version(),
                shown.instalments().stream().map(InstalmentView::of).toList(),
                held.stream().map(AccountYear::of).toList());
    }
}
