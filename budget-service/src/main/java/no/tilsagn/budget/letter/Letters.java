package no.tilsagn.budget.letter;

import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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

    /** Nothing for an award that was offered before letters were kept, until its letter is asked for. */
    @Transactional(readOnly = true)
    public Optional<GrantLetter> find(UUID awardId) {
        return repository.findByAwardId(awardId).map(KeptLetter::letter);
    }
}
