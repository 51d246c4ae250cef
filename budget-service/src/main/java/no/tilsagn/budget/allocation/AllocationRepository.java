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

    /** Applications with an award that stands from an earlier allocation of the same fund, call and year. */
    @Query("""
            select award.application_id from award join allocation earlier on earlier.id = award.allocation_id
             where earlier.call_id = :callId and earlier.fund_id = :fundId and earlier.year = :year
               and earlier.id < :id and award.status in ('OFFERED', 'ACCEPTED', 'SETTLED')
            """)
    Set<UUID> findAwardedEarlier(UUID id, UUID callId, UUID fundId, int year);

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
