package no.tilsagn.budget.call;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface CallTermsRepository extends GenericRepository<CallTerms, UUID> {
    Optional<CallTerms> findByCallId(UUID callId);

    Optional<CallTerms> findByCallIdForUpdate(UUID callId);

    CallTerms save(CallTerms terms);

    void update(CallTerms terms);
}
