package no.tilsagn.budget.allocation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface AllocationHistoryRepository extends GenericRepository<AllocationHistoryRow, Long> {
    void saveAll(Iterable<AllocationHistoryRow> rows);

    /** @param reader subject of the caller, who does not see what is of a conflict of interest */
    @Query("""
            select * from allocation_history
             where allocation_id = :allocationId and id > :after
               and not exists (select from impartiality
                     where impartiality.application_id = allocation_history.application_id
                       and impartiality.subject = :reader and conflicted)
             order by id limit :rows
            """)
    List<AllocationHistoryRow> page(UUID allocationId, String reader, long after, int rows);
}
