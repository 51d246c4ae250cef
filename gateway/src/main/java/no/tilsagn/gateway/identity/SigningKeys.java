package no.tilsagn.gateway.identity;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The identity provider's public keys: fetched when first needed, again when they are old or a token names a key that
 * is not among them, but never twice within an interval. When the provider is away, the keys we have stay good. Blocks
 * while it fetches.
 */
@Singleton
class SigningKeys implements JWKSource<SecurityContext> {
    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int MAX_BYTES = 256 * 1024;

    private record KeySet(JWKSet keys, String text, long fetchedAt, int generation) {}

    private final ResourceRetriever retriever = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES);
    private final ReentrantLock fetching = new ReentrantLock();
    private final IdentityConfiguration identity;
    private volatile KeySet current;
    private volatile long lastAttempt;
    private volatile boolean attempted;

    SigningKeys(IdentityConfiguration identity) {
        this.identity = identity;
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
        return matching.isEmpty() ? selector.select(fetchUnlessJustTried(known).keys()) : matching;
    }

    private KeySet upToDate() {
        KeySet known = current;
        boolean old = known == null || passed(known.fetchedAt(), identity.keysLifetime());
        return old ? fetchUnlessJustTried(known) : known;
    }

    /** Whoever knows keys goes on with them while another fetches; whoever knows none waits. */
    private KeySet fetchUnlessJustTried(KeySet known) {
        if (known == null) {
            fetching.lock();
        } else if (!fetching.tryLock()) {
            return known;
        }
        try {
            boolean justTried = attempted && !passed(lastAttempt, identity.keysInterval());
            if (current != known || justTried) {
                return current;
            }
            attempt(known);
        } catch (IOException | ParseException e) {
            LOG.warn("Could not fetch the identity provider's keys from {}: {}", identity.jwksUrl(), e.toString());
        } finally {
            fetching.unlock();
        }
        return current;
    }

    private void attempt(KeySet known) throws IOException, ParseException {
        try {
            current = fetch(known);
        } finally {
            lastAttempt = System.nanoTime();
            attempted = true;
        }
    }

    private KeySet fetch(KeySet known) throws IOException, ParseException {
        String text = retriever.retrieveResource(identity.jwksUrl()).getContent();
        if (known != null && known.text().equals(text)) {
            return new KeySet(known.keys(), text, System.nanoTime(), known.generation());
        }
        return new KeySet(JWKSet.parse(text), text, System.nanoTime(), known == null ? 1 : known.generation() + 1);
    }

    private static boolean passed(long since, Duration duration) {
        return System.nanoTime() - since > duration.toNanos();
    }
}
