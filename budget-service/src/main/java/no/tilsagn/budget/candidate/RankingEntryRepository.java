package no.tilsagn.budget.candidate;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface RankingEntryRepository extends GenericRepository<RankingEntry, UUID> {

    /** @param community null for all of them */
    @Query("""
            select * from ranking_entry
             where call_id = :callId and recommendation in (:recommendations)
               and (cast(:community as text) is null or health_community = :community)
             order by health_community, rank
            """)
    List<RankingEntry> find(UUID callId, List<String> recommendations, @Nullable String community);

    @Query("delete from ranking_entry where call_id = :callId and health_community = :healthCommunity")
    void deleteList(UUID callId, String healthCommunity);

    @Query("""
            insert into ranking_entry
              (application_id, application_version, call_id, health_community, rank, recommendation, recommended_amount_ore, reason)
            values (:applicationId, :applicationVersion, :callId, :healthCommunity, :rank, :recommendation,
                    :recommendedAmountOre, :reason)
            """)
    void insert(
            UUID applicationId,
            @Nullable Long applicationVersion,
            UUID callId,
            String healthCommunity,
            int rank,
            String recommendation,
            @Nullable Long recommendedAmountOre,
            @Nullable String reason);
}
