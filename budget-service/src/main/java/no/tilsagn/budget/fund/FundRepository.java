package no.tilsagn.budget.fund;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface FundRepository extends GenericRepository<Fund, UUID> {

    Fund save(Fund fund);

    Optional<Fund> findById(UUID id);

    /** @param community whose local funds are seen; null sees none of them */
    @Query("""
            select * from fund
             where (cast(:after as uuid) is null or id > :after)
               and (kind = 'REGIONAL' and :regional
                 or kind = 'LOCAL' and (:everyLocal or health_community = :community))
             order by id limit :limit
            """)
    List<Fund> page(@Nullable UUID after, boolean regional, boolean everyLocal, @Nullable String community, int limit);
}
