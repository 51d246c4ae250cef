package no.tilsagn.followup.project;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface DisbursementRepository extends GenericRepository<Disbursement, UUID> {

    /** The same payment told twice is one payment. */
    @Query("""
            insert into disbursement (award_id, no, disbursed_on, total_ore) values (:awardId, :no, :disbursedOn, :totalOre)
            on conflict do nothing
            """)
    void put(UUID awardId, int no, LocalDate disbursedOn, long totalOre);

    @Query("select no, disbursed_on, total_ore from disbursement where award_id = :awardId")
    List<Disbursement> findOf(UUID awardId);
}
