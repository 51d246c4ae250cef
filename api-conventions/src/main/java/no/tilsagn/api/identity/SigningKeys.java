package no.tilsagn.api.identity;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The identity provider's public keys: fetched when first needed, again when they are old or a token names a key that
 * is not among them, but never twice within an interval. When the provider is away or hangs, the keys we have stay
 * good, and only the first who notices waits for it. Blocks while it waits.
 */
@Singleton
class SigningKeys implements JWKSource<SecurityContext> {
    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final int MAX_BYTES = 256 * 1024;

    private record KeySet(JWKSet keys, String text, int generation) {}

    private record Attempt(long endedAt, boolean succeeded) {}

    private final IdentityConfiguration identity;
    private final Executor blocking;
    private final ResourceRetriever retriever;
    /** Set before {@code current}: where there are keys there was an attempt. */
    private volatile Attempt last;

    private volatile KeySet current;
    private CompletableFuture<Void> underWay;

    SigningKeys(IdentityConfiguration identity, @Named(TaskExecutors.BLOCKING) Executor blocking) {
        this.identity = identity;
        this.blocking = blocking;
        int millis = Math.toIntExact(identity.keysTimeout().toMillis());
        this.retriever = new DefaultResourceRetriever(millis, millis, MAX_BYTES);
    }

    /** Changes when the keys do; 0 before there are any. */
    int generation() {
        KeySet known = current;
        return known == null ? 0 : known.generation();
    }

    /** Whether there are keys to check tokens with; tries to fetch them. */
    boolean available() {
        return upToDate() != null;
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
        KeySet known = upToDate();
        if (known == null) {
            throw new JWKSetUnavailableException("No keys from " + identity.jwksUrl());
        }
        List<JWK> matching = selector.select(known.keys());
        if (!matching.isEmpty()) {
            return matching;
        }
        fetchUnlessJustTried().join();
        return selector.select(current.keys());
    }

    /** The keys, fetched again when they are old; null when there are none. */
    private KeySet upToDate() {
        KeySet known = current;
        Attempt before = last;
        boolean old = known == null || !before.succeeded() || passed(before, identity.keysLifetime());
        if (old) {
            CompletableFuture<Void> fetch = fetchUnlessJustTried();
            if (known == null || before.succeeded()) {
                fetch.join();
            }
        }
        return current;
    }

    /** The fetch that is under way, else a new one unless there just was one. Never fails. */
    private synchronized CompletableFuture<Void> fetchUnlessJustTried() {
        boolean free = underWay == null || underWay.isDone() && passed(last, identity.keysInterval());
        if (free) {
            underWay = CompletableFuture.supplyAsync(this::fetch, blocking)
                    .orTimeout(identity.keysTimeout().toMillis(), TimeUnit.MILLISECONDS)
                    .handle(this::end);
        }
        return underWay;
    }

    private KeySet fetch() {
        try {
            KeySet known = current;
            String text = retriever.retrieveResource(identity.jwksUrl()).getContent();
            if (known != null && known.text().equals(text)) {
                return known;
            }
            JWKSet keys = JWKSet.parse(text);
            if (keys.isEmpty()) {
                throw new ParseException("No keys in it", 0);
            }
            return new KeySet(keys, text, known == null ? 1 : known.generation() + 1);
        } catch (IOException | ParseException e) {
            throw new CompletionException(e);
        }
    }

    private Void end(KeySet fetched, Throwable failure) {
        last = new Attempt(System.nanoTime(), failure == null);
        if (failure == null) {
            current = fetched;
        } else {
            LOG.warn(
                    "Could not fetch the identity provider's keys from {}: {}", identity.jwksUrl(), failure.toString());
        }
        return null;
    }

    private static boolean passed(Attempt attempt, Duration duration) {
        return System.nanoTime() - attempt.endedAt() > duration.toNanos();
    }
}
