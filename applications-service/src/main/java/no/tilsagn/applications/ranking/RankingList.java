package no.tilsagn.applications.ranking;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.annotation.Version;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The list of one health community for one call; once adopted the database refuses to change it. */
@MappedEntity("ranking_list")
record RankingList(
        @Id UUID id,
        UUID callId,
        String healthCommunity,
        @Version long version,
        @TypeDef(type = DataType.JSON) List<RankingEntry> entries,
        String proposedBy,
        Instant proposedAt,
        @Nullable @TypeDef(type = DataType.JSON) Adoption adoption,
        @Nullable String adoptedBy,
        @Nullable Instant adoptedAt) {

    enum Status {
        PROPOSED,
        ADOPTED
    }

    Status status() {
        return adoptedAt == null ? Status.PROPOSED : Status.ADOPTED;
    }

    List<UUID> applicationIds() {
        return entries.stream().map(RankingEntry::applicationId).toList();
    }

    List<UUID> notForwarded() {
        return entries.stream()
                .filter(entry -> !entry.recommendation().forwards())
                .map(RankingEntry::applicationId)
                .toList();
    }

    RankingList proposing(List<RankingEntry> newEntries, String by, Instant at) {
        List<RankingEntry> inOrder = newEntries.stream()
                .sorted(Comparator.comparing(RankingEntry::rank))
                .toList();
        return new RankingList(id, callId, healthCommunity, version, inOrder, by, at, null, null, null);
    }

    /** As it is shown to one to whom some of the applications are closed. */
    RankingList hidingAssessmentsOf(Set<UUID> closed) {
        List<RankingEntry> shown = entries.stream()
                .map(entry -> closed.contains(entry.applicationId()) ? entry.withoutAssessment() : entry)
                .toList();
        return new RankingList(
                id, callId, healthCommunity, version, shown, proposedBy, proposedAt, adoption, adoptedBy, adoptedAt);
    }

    RankingList adopted(Adoption meeting, String by, Instant at) {
        return new RankingList(id, callId, healthCommunity, version, entries, proposedBy, proposedAt, meeting, by, at);
    }
}
