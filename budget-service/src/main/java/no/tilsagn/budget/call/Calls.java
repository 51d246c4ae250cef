package no.tilsagn.budget.call;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Looks calls up. One that has just been published may be known some milliseconds later. */
@Singleton
public class Calls {
    private final CallTermsRepository repository;

    Calls(CallTermsRepository repository) {
        this.repository = repository;
    }

    public Optional<CallTerms> find(UUID callId) {
        return repository.findByCallId(callId);
    }

    /** Lets nobody else do this with the call until the transaction ends. */
    public Optional<CallTerms> lock(UUID callId) {
        return repository.findByCallIdForUpdate(callId);
    }

    /** Of a call that something here already rests on. */
    public CallTerms get(UUID callId) {
        return find(callId).orElseThrow(() -> new IllegalStateException("No terms of call " + callId));
    }
}
