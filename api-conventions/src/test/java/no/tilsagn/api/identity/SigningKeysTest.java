package no.tilsagn.api.identity;

import static no.tilsagn.api.identity.KeyServer.FIRST;
import static no.tilsagn.api.identity.KeyServer.SECOND;
import static no.tilsagn.api.identity.KeyServer.signed;
import static no.tilsagn.api.identity.KeyServer.signedBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How tokens fare while the identity provider changes its keys, is away, or hangs. */
@Timeout(30)
class SigningKeysTest {
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final Duration TIMEOUT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration NO_TIME = Duration.ofMillis(1);

    private final KeyServer provider = new KeyServer();

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void fetchesTheKeysOnceAndOnlyWhenTheyAreNeeded() throws Exception {
        TokenCheck check = check(LONG);
        assertThat(provider.fetches()).isZero();

        for (int i = 0; i < 20; i++) {
            assertThat(decide(check, signedBy(FIRST))).isInstanceOf(TokenDecision.Accepted.class);
        }

        assertThat(provider.fetches()).isOne();
    }

    @Test
    void acceptsEs256Too() throws Exception {
        ECKey elliptic = new ECKeyGenerator(Curve.P_256).keyID("elliptic").generate();
        provider.publish(elliptic);

        String token = signed(
                JWSAlgorithm.ES256,
                elliptic,
                new ECDSASigner(elliptic),
                Instant.now().plusSeconds(60));

        assertThat(decide(check(LONG), token)).isInstanceOf(TokenDecision.Accepted.class);
    }

    @Test
    void findsANewKeyAtOnceAndForgetsWhatTheOldOneSigned() throws Exception {
        TokenCheck check = check(LONG);
        String old = signedBy(FIRST);
        decide(check, old);
        assertThat(check.recall(old)).isNotNull();
        provider.publish(SECOND);

        Awaitility.await()
                .atMost(INTERVAL.plusSeconds(1))
                .until(() -> decide(check, signedBy(SECOND)) instanceof TokenDecision.Accepted);

        assertThat(check.recall(old)).isNull();
        assertThat(decide(check, old)).isInstanceOf(TokenDecision.Rejected.class);
    }

    @Test
    void forgetsAKeyThatIsWithdrawnWhenTheKeysAreOld() throws Exception {
        TokenCheck check = check(NO_TIME);
        decide(check, signedBy(FIRST));
        provider.publish(SECOND);

        Awaitility.await().until(() -> decide(check, signedBy(FIRST)) instanceof TokenDecision.Rejected);
    }

    @Test
    void asksTheProviderNoOftenerBecauseOfKeysThatDoNotExist() throws Exception {
        TokenCheck check = check(LONG);
        decide(check, signedBy(FIRST));
        long start = System.nanoTime();

        for (int i = 0; i < 50; i++) {
            assertThat(decide(check, signedBy(SECOND))).isInstanceOf(TokenDecision.Rejected.class);
        }

        long intervals = (System.nanoTime() - start) / INTERVAL.toNanos() + 1;
        assertThat(provider.fetches()).isLessThanOrEqualTo((int) intervals + 1);
    }

    @Test
    void goesOnWithTheKeysItHasWhenTheProviderIsAway() throws Exception {
        TokenCheck check = check(NO_TIME);
        decide(check, signedBy(FIRST));
        provider.stop();

        for (int i = 0; i < 5; i++) {
            assertThat(decide(check, signedBy(FIRST))).isInstanceOf(TokenDecision.Accepted.class);
            assertThat(decide(check, signedBy(SECOND))).isInstanceOf(TokenDecision.Rejected.class);
        }
    }

    @Test
    void waitsOnceForAProviderThatHangsAndThenGoesOnWithTheKeysItHas() throws Exception {
        TokenCheck check = check(NO_TIME);
        decide(check, signedBy(FIRST));
        provider.hang();
        int fetches = provider.fetches();
        var heldUp = new AtomicInteger();

        Awaitility.await().pollInterval(Duration.ofMillis(10)).until(() -> {
            long start = System.nanoTime();
            assertThat(decide(check, signedBy(FIRST))).isInstanceOf(TokenDecision.Accepted.class);
            if (System.nanoTime() - start >= TIMEOUT.toNanos()) {
                heldUp.incrementAndGet();
            }
            return provider.fetches() >= fetches + 3;
        });

        assertThat(heldUp).hasValueLessThanOrEqualTo(1);
    }

    @Test
    void goesOnWithTheKeysItHasWhenTheProviderNamesNone() throws Exception {
        TokenCheck check = check(NO_TIME);
        decide(check, signedBy(FIRST));
        provider.publish();

        int fetches = provider.fetches();
        Awaitility.await().until(() -> {
            assertThat(decide(check, signedBy(FIRST))).isInstanceOf(TokenDecision.Accepted.class);
            return provider.fetches() > fetches;
        });
    }

    @Test
    void canSayNothingBeforeItHasEverReachedTheProvider() throws Exception {
        provider.stop();
        TokenCheck check = check(LONG);

        assertThat(decide(check, signedBy(FIRST))).isInstanceOf(TokenDecision.Undecidable.class);

        provider.start();
        Awaitility.await().until(() -> decide(check, signedBy(FIRST)) instanceof TokenDecision.Accepted);
    }

    @Test
    void canSayNothingOfAProviderThatHangsFromTheBeginning() throws Exception {
        provider.hang();
        TokenCheck check = check(LONG);
        long start = System.nanoTime();

        assertThat(decide(check, signedBy(FIRST))).isInstanceOf(TokenDecision.Undecidable.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT.plusSeconds(1));
    }

    @Test
    void remembersATokenNoLongerThanItHolds() throws Exception {
        TokenCheck check = check(LONG);
        String brief = signed(
                JWSAlgorithm.RS256,
                FIRST,
                new RSASSASigner(FIRST),
                Instant.now().minusSeconds(1));

        assertThat(decide(check, brief)).as("within the allowed skew").isInstanceOf(TokenDecision.Accepted.class);
        assertThat(check.recall(brief)).isNull();
    }

    private TokenCheck check(Duration keysLifetime) throws Exception {
        var identity = new IdentityConfiguration(
                KeyServer.ISSUER, URI.create(provider.url()).toURL(), "tilsagn", keysLifetime, INTERVAL, TIMEOUT);
        var keys = new SigningKeys(identity, Thread::startVirtualThread);
        return new TokenCheck(new TokenVerifier(identity, keys), keys, identity, Runnable::run);
    }

    private static TokenDecision decide(TokenCheck check, String token) throws Exception {
        return check.decide(token).toCompletableFuture().get();
    }
}
