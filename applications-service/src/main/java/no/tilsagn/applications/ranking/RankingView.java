package no.tilsagn.applications.ranking;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.tilsagn.applications.application.ApplicationName;

/** A ranking list as the API shows it, in the order of the ranks. */
@Introspected
record RankingView(
        UUID callId,
        String healthCommunity,
        RankingList.Status status,
        long version,
        List<Place> entries,
        String proposedBy,
        Instant proposedAt,
        @Nullable Adoption adoption,
        @Nullable String adoptedBy,
        @Nullable Instant adoptedAt) {

    @Introspected
    record Place(String number, String title, @JsonUnwrapped RankingEntry entry) {}

    static RankingView of(RankingList list, Map<UUID, ApplicationName> names) {
        return new RankingView(
                list.callId(),
                list.healthCommunity(),
                list.status(),
                list.version(),
                list.entries().stream()
                        .map(entry -> new Place(
                                names.get(entry.applicationId()).number(),
                                names.get(entry.applicationId()).title(),
                                entry))
                        .toList(),
                list.proposedBy(),
                list.proposedAt(),
                list.adoption(),
                list.adoptedBy(),
                list.adoptedAt());
    }
}
