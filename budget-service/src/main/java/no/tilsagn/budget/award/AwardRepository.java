package no.tilsagn.budget.award;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AwardRepository extends GenericRepository<Award, UUID> {
    Optional<Award> findById(UUID id);

    Optional<Award> findByIdForUpdate(UUID id);

    List<Award> findByAllocationId(UUID allocationId);

    List<Award> findByApplicationIdInAndStatusIn(Collection<UUID> applicationIds, Collection<AwardStatus> statuses);

    List<Award> findByApplicationIdAndStatusForUpdate(UUID applicationId, AwardStatus status);

    Award save(Award award);

    Award update(Award award);

    /** Offers whose last day is before {@code today}. */
    @Query("select id from award where status = 'OFFERED' and accept_by < :today order by accept_by, id")
    List<UUID> findToLapse(LocalDate today);

    /** Nothing when the offer has been answered, or somebody else is handling it. */
    @Query("select * from award where id = :id and status = 'OFFERED' and accept_by < :today for update skip locked")
    Optional<Award> lockToLapse(UUID id, LocalDate today);

    /**
     * @param everything whether the caller sees all awards
     * @param community whose awards the caller sees besides, or null
     * @param organisations whose awards the caller sees besides, separated by commas
     * @param reader subject of the caller, who does not see what is of a conflict of interest
     */
    @Query("""
            select * from award
             where (cast(:after as uuid) is null or id > :after)
               and (cast(:callId as uuid) is null or call_id = :callId)
               and (cast(:status as text) is null or status = :status)
               and (cast(:recipientId as uuid) is null or recipient_id = :recipientId)
               and (:everything
                 or health_community = :community
                 or jsonb_exists_any(party_ids, string_to_array(:organisations, ',')))
               and not exists (select from impartiality
                     where impartiality.application_id = award.application_id and subject = :reader and conflicted)
             order by id limit :limit
            """)
    List<Award> page(
            @Nullable UUID after,
            @Nullable UUID callId,
            @Nullable String status,
            @Nullable UUID recipientId,
            boolean everything,
            @Nullable String community,
            String organisations,
            String reader,
            int limit);

    @Query("""
            insert into award_number (year, last) values (:year, :count)
            on conflict (year) do update set last = award_number.last + excluded.last
            """)
    void takeNumbers(int year, int count);

    @Query("select last from award_number where year = :year")
    int lastNumber(int year);
}
