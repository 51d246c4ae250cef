package no.tilsagn.applications.ranking;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface RankingRepository extends GenericRepository<RankingList, UUID> {

    RankingList update(RankingList list);

    Optional<RankingList> findByCallIdAndHealthCommunity(UUID callId, String healthCommunity);

    Optional<RankingList> findByCallIdAndHealthCommunityForUpdate(UUID callId, String healthCommunity);

    /**
     * Makes an empty list unless there is one; waits for a transaction that is just making it.
     *
     * @return 1 if it was made
     */
    @Query("""
            insert into ranking_list (id, call_id, health_community, version, entries, proposed_by, proposed_at)
            values (:id, :callId, :healthCommunity, 0, '[]', :by, :at)
            on conflict (call_id, health_community) do nothing
            """)
    int begin(UUID id, UUID callId, String healthCommunity, String by, Instant at);
}
