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
     * @param applicationVersion the version of the last {@link ApplicationSubmitted} before the adoption (not what the
     *     application has come to since, by screening and ranking): whoever has only read an older one has one to wait
     *     for; null when not told
     * @param rank 1 is the first; unique and dense within the list
     * @param recommendation {@code FORWARD}, {@code LOCAL}, {@code BOTH} or {@code NOT_FORWARD}
     * @param recommendedAmountOre null when the committee recommends no particular amount
     */
    public record Entry(
            UUID applicationId,
            @Nullable Long applicationVersion,
            int rank,
            String recommendation,
            @Nullable Long recommendedAmountOre,
            @Nullable String reason) {}
}
