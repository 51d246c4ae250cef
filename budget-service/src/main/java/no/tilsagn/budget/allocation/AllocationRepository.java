package no.tilsagn.budget.allocation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AllocationRepository extends GenericRepository<Allocation, UUID> {
    Optional<Allocation> findById(UUID id);

    Optional<Allocation> findByIdForUpdate(UUID id);

    Optional<Allocation> findByCallIdAndFundIdAndYearAndStatus(
            UUID callId, UUID fundId, int year, AllocationStatus status);

    Allocation save(Allocation allocation);

    Allocation update(Allocation allocation);

    /**
     * Applications with an award that stands from another allocation of the same fund and call, of whatever year: from one
     * that was adopted before this one, when this one is.
     */
    @Query("""
            select award.application_id from award join allocation earlier on earlier.id = award.allocation_id
              left join allocation adopted on adopted.id = :id and adopted.status = 'ADOPTED'
             where earlier.call_id = :callId and earlier.fund_id = :fundId and earlier.id <> :id
               and (adopted.id is null or cast(earlier.adoption ->> 'adoptedAt' as timestamptz)
                                        < cast(adopted.adoption ->> 'adoptedAt' as timestamptz))
               and award.status in ('OFFERED', 'ACCEPTED', 'SETTLED')
            """)
    Set<UUID> findAwardedEarlier(UUID id, UUID callId, UUID fundId);

    /** @param community whose allocations are seen besides; null sees none of them */
    @Query("""
            select * from allocation
             where (cast(:after as uuid) is null or id > :after)
               and (cast(:callId as uuid) is null or call_id = :callId)
               and (body = 'ALLOCATION_COMMITTEE' and :regional
                 or body = 'SSU' and (:everyLocal or health_community = :community))
             order by id limit :limit
            """)
    List<Allocation> page(
            @Nullable UUID after,
            @Nullable UUID callId,
            boolean regional,
            boolean everyLocal,
            @Nullable String community,
            int limit);
}
