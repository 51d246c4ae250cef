package no.tilsagn.contracts.applications;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A health community's committee has adopted its list: it is frozen and forwarded. */
public record RankingAdopted(
        UUID callId, String healthCommunity, LocalDate meetingOn, String caseNumber, List<Entry> entries) {
    public static final String TYPE = "no.tilsagn.applications.ranking-adopted.v1";

    /**
     * @param rank 1 is the first; unique and dense within the list
     * @param recommendation {@code FORWARD}, {@code LOCAL}, {@code BOTH} or {@code NOT_FORWARD}
     * @param recommendedAmountOre null when the committee recommends no particular amount
     */
    public record Entry(
            UUID applicationId,
            int rank,
            String recommendation,
            @Nullable Long recommendedAmountOre,
            @Nullable String reason) {}
}
