package no.tilsagn.budget.upgrade;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;
import no.tilsagn.budget.fund.Fund;
import no.tilsagn.budget.ledger.Bucket;

/** What each award of a fund has, by its answer and its instalments. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AwardSums extends GenericRepository<Fund, UUID> {

    /** @param ore more than 0 */
    @Introspected
    record Sum(UUID awardId, int year, Bucket bucket, long ore) {}

    @Query("""
            select id as award_id, year.key::integer as year, 'RESERVED' as bucket, year.value::bigint as ore
              from award cross join jsonb_each_text(by_year) year
             where fund_id = :fundId and status = 'OFFERED'
            union all
            select i.award_id, i.year, case i.status when 'DISBURSED' then 'DISBURSED' else 'COMMITTED' end as bucket,
                   sum(i.amount_ore)::bigint as ore
              from instalment i join award a on a.id = i.award_id
             where a.fund_id = :fundId and a.status in ('ACCEPTED', 'SETTLED') and i.status <> 'CANCELLED'
             group by i.award_id, i.year, case i.status when 'DISBURSED' then 'DISBURSED' else 'COMMITTED' end
            """)
    List<Sum> of(UUID fundId);
}
