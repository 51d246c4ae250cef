package no.tilsagn.budget.allocation;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import no.tilsagn.api.Lines;
import no.tilsagn.api.Nok;
import no.tilsagn.api.Problem;
import no.tilsagn.budget.allocation.AllocationAdoption.Meeting;
import no.tilsagn.budget.amount.YearAmounts;
import no.tilsagn.budget.ledger.FundYear;
import no.tilsagn.budget.letter.GrantLetter;

/** What is sent to the endpoints of allocations. */
final class AllocationRequests {
    private AllocationRequests() {}

    @Introspected
    @Schema(name = "OpenAllocation")
    record Open(
            @NotNull UUID callId,
            @NotNull UUID fundId,

            @NotNull @Min(FundYear.FIRST) @Max(FundYear.LAST)
            Integer year,

            @NotNull DecidingBody body) {}

    @Introspected
    @Schema(name = "Decisions")
    record Decide(@NotNull @Valid @Size(max = 500) List<@NotNull Item> items) {
        /** All of them are told in one event, which has to stay below 512 KiB. */
        private static final int MAX_LENGTH_OF_REASONS = 100_000;

        /**
         * @throws Problem 400 for an application that comes twice, an outcome that does not go with its amounts, or
         *     reasons that are too long together
         */
        List<Decision> decisions() {
            requireReasonsFit();
            Set<UUID> seen = new HashSet<>();
            List<Decision> decisions = new ArrayList<>();
            for (int index = 0; index < items.size(); index++) {
                Item item = items.get(index);
                String pointer = "/items/" + index;
                if (!seen.add(item.applicationId())) {
                    throw Problem.malformed(
                            pointer + "/applicationId", "DUPLICATE", "There is one decision on an application.");
                }
                decisions.add(item.decision(pointer));
            }
            return decisions;
        }

        private void requireReasonsFit() {
            int length = items.stream()
                    .map(Item::reason)
                    .filter(Objects::nonNull)
                    .mapToInt(String::length)
                    .sum();
            if (length > MAX_LENGTH_OF_REASONS) {
                throw Problem.malformed(
                        "/items",
                        "REASONS_TOO_LONG",
                        "The reasons have at most " + MAX_LENGTH_OF_REASONS + " characters together.");
            }
        }
    }

    @Introspected
    @Schema(name = "Decision")
    record Item(
            @NotNull UUID applicationId,
            @NotNull Decision.Outcome outcome,
            @Nullable @Size(max = 20) Map<@NotNull Integer, @NotNull Nok> amountByYear,

            @Nullable @Size(max = 1000) @Pattern(regexp = GrantLetter.PARAGRAPHS)
            String reason,

            @Nullable @Size(max = 1000) @Pattern(regexp = GrantLetter.PARAGRAPHS)
            String departureReason,

            @Nullable @Size(max = 50)
            List<@NotBlank @Size(max = 1000) @Pattern(regexp = GrantLetter.PARAGRAPHS) String> conditions) {

        private Decision decision(String pointer) {
            Map<Integer, Long> ore = new TreeMap<>();
            if (amountByYear != null) {
                amountByYear.forEach((year, amount) -> ore.put(year, amount.ore()));
            }
            if (!ore.keySet().stream().allMatch(FundYear::exists)) {
                throw Problem.malformed(pointer + "/amountByYear", "INVALID_YEAR", "A year is from 2000 to 2100.");
            }
            YearAmounts byYear = YearAmounts.of(ore);
            if (byYear.total() > Nok.MAX_ORE) {
                throw Problem.malformed(
                        pointer + "/amountByYear",
                        "AMOUNT_TOO_LARGE",
                        "The years add up to more than 1,000,000,000,000 kroner.");
            }
            if (byYear.isEmpty() == (outcome == Decision.Outcome.AWARD)) {
                throw Problem.malformed(
                        pointer + "/amountByYear",
                        "AMOUNT_AND_OUTCOME_DIFFER",
                        "An award has an amount, and a rejection has none.");
            }
            return new Decision(
                    applicationId,
                    outcome,
                    byYear,
                    textOrNull(reason),
                    textOrNull(departureReason),
                    conditions == null ? List.of() : conditions);
        }

        private static String textOrNull(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    /**
     * @param present who take part, and nobody else
     * @param members how many the SSU has; without it, its quorum is not counted. Not for the allocation committee
     */
    @Introspected
    @Schema(name = "AdoptAllocation")
    record Adopt(
            @NotNull LocalDate meetingOn,

            @NotBlank @Size(max = 100) @Pattern(regexp = Lines.ONE)
            String caseNumber,

            @NotNull @Size(max = 100) List<@NotBlank @Size(max = 200) @Pattern(regexp = Lines.ONE) String> present,

            @Nullable @Min(1) @Max(100) Integer members) {

        /** @throws Problem 400 for a meeting in a year that no fund has */
        Meeting meeting() {
            if (!FundYear.exists(meetingOn.getYear())) {
                throw Problem.malformed("/meetingOn", "INVALID_YEAR", "A year is from 2000 to 2100.");
            }
            return new Meeting(
                    meetingOn,
                    caseNumber.strip(),
                    present.stream().map(String::strip).toList(),
                    members);
        }
    }
}
