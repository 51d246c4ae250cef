package no.tilsagn.budget.letter;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import no.tilsagn.api.Problem;

/** Keeps the letters of awards. */
@Singleton
public class Letters {
    private final LetterRepository repository;

    Letters(LetterRepository repository) {
        this.repository = repository;
    }

    /** For good, in the caller's transaction. */
    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    public void keep(Map<UUID, GrantLetter> byAward) {
        repository.saveAll(byAward.entrySet().stream()
                .map(letter -> new KeptLetter(letter.getKey(), letter.getValue()))
                .toList());
    }

    /** @throws Problem 404 for an award without a letter */
    @Transactional(readOnly = true)
    public GrantLetter of(UUID awardId) {
        return repository.findByAwardId(awardId).map(KeptLetter::letter).orElseThrow(() -> Problem.notFound("letter"));
    }
}
