package no.tilsagn.applications.call;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface CallRepository extends GenericRepository<Call, UUID> {

    Call save(Call call);

    Call update(Call call);

    Optional<Call> findById(UUID id);

    Optional<Call> findByIdForUpdate(UUID id);

    /** In the order of creation; the status is the one that the clock gives. */
    @Query("""
            select * from call c
            where (:drafts or c.published_at is not null)
              and (cast(:after as uuid) is null or c.id > cast(:after as uuid))
              and (cast(:status as text) is null or :status = case
                     when c.published_at is null then 'DRAFT'
                     when :now < c.opens_at then 'PUBLISHED'
                     when :now < c.local_closes_at then 'OPEN'
                     when :now < c.closes_at then 'LOCAL_CLOSED'
                     else 'CLOSED' end)
            order by c.id limit :rows
            """)
    List<Call> list(boolean drafts, @Nullable String status, Instant now, @Nullable UUID after, int rows);

    /** Published calls past their last deadline that no other replica is just announcing. */
    @Query("""
            select * from call where published_at is not null and closed_at is null and closes_at <= :now
            order by closes_at limit 50 for update skip locked
            """)
    List<Call> findClosingForUpdate(Instant now);
}
