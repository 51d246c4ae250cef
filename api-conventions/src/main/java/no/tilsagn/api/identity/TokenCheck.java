package no.tilsagn.api.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Decides on tokens and remembers the good ones, since a signature costs more than all else that a gateway does. What is
 * remembered dies when the token does, when the keys change or when they have to be fetched again.
 */
@Singleton
public class TokenCheck {
    private static final int MAX_REMEMBERED = 5_000;
    private static final int MAX_TOKEN_LENGTH = 8 * 1024;

    private record Remembered(TokenDecision.Accepted decision, int keysGeneration) {}

    private final TokenVerifier verifier;
    private final SigningKeys keys;
    private final Executor blocking;
    private final Cache<TokenDigest, Remembered> remembered;

    TokenCheck(
            TokenVerifier verifier,
            SigningKeys keys,
            IdentityConfiguration identity,
            @Named(TaskExecutors.BLOCKING) Executor blocking) {
        this.verifier = verifier;
        this.keys = keys;
        this.blocking = blocking;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfterWrite(identity.keysLifetime())
                .executor(Runnable::run)
                .build();
    }

    /** What is known about the token without any work, or null. */
    public TokenDecision.Accepted recall(String token) {
        Remembered known = remembered.getIfPresent(TokenDigest.of(token));
        return known != null
                        && known.keysGeneration() == keys.generation()
                        && known.decision().expiresAt().isAfter(Instant.now())
                ? known.decision()
                : null;
    }

    /** Decides on the token, off the caller's thread. */
    public CompletionStage<TokenDecision> decide(String token) {
        return CompletableFuture.supplyAsync(() -> decideNow(token), blocking);
    }

    private TokenDecision decideNow(String token) {
        if (token.length() > MAX_TOKEN_LENGTH) {
            return new TokenDecision.Rejected();
        }
        if (!keys.available()) {
            return new TokenDecision.Undecidable();
        }
        int generationBefore = keys.generation();
        TokenDecision decision = verifier.verify(token);
        if (decision instanceof TokenDecision.Accepted accepted && generationBefore == keys.generation()) {
            remembered.put(TokenDigest.of(token), new Remembered(accepted, generationBefore));
        }
        return decision;
    }
}
