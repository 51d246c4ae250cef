package no.tilsagn.budget.letter;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface LetterRepository extends GenericRepository<KeptLetter, UUID> {
    Optional<KeptLetter> findByAwardId(UUID awardId);

    void saveAll(Iterable<KeptLetter> letters);
}
