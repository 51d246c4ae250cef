package no.tilsagn.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How tokens fare while the identity provider changes its keys, or is away. */
class SigningKeysTest {
    private static final String ISSUER = "https://identity.example/tilsagn";
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final RSAKey FIRST = rsa("first");
    private static final RSAKey SECOND = rsa("second");

    private final AtomicInteger fetches = new AtomicInteger();
    private volatile JWKSet published = new JWKSet(FIRST);
    private HttpServer provider;
    private int port;

    @BeforeEach
    void start() throws Exception {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        port = provider.getAddress().getPort();
        provider.createContext("/jwks", exchange -> {
            fetches.incrementAndGet();
            byte[] keys = published.toString(true).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    @Test
    void fetchesTheKeysOnceAndOnlyWhenTheyAreNeeded() throws Exception {
        TokenCheck check = check(Duration.ofMinutes(5));
        assertThat(fetches).hasValue(0);

        for (int i = 0; i < 20; i++) {
            assertThat(decide(check, signedBy(FIRST))).isInstanceOf(TokenDecision.Accepted.class);
        }

        assertThat(fetches).hasValue(1);
    }

    @Test
    void acceptsEs256Too() throws Exception {
        ECKey elliptic = new ECKeyGenerator(Curve.P_256).keyID("elliptic").generate();
        published = new JWKSet(elliptic);

        String token = signed(
                JWSAlgorithm.ES256,
                elliptic,
                new ECDSASigner(elliptic),
                Instant.now().plusSeconds(60));

        assertThat(decide(check(Duration.ofMinutes(5)), token)).isInstanceOf(TokenDecision.Accepted.class);
    }

    @Test
    void findsANewKeyAtOnceAndForgetsWhatTheOldOneSigned() throws Exception {
        TokenCheck check = check(Duration.ofMinutes(5));
        String old = signedBy(FIRST);
        decide(check, old);
        assertThat(check.recall(old)).isNotNull();
        published = new JWKSet(SECOND);

        Awaitility.await().until(() -> decide(check, signedBy(SECOND)) instanceof TokenDecision.Accepted);

        assertThat(check.recall(old)).isNull();
        assertThat(decide(check, old)).isInstanceOf(TokenDecision.Rejected.class);
    }

    @Test
    void asksTheProviderNoOftenerBecauseOfKeysThatDoNotExist() throws Exception {
        TokenCheck check = check(Duration.ofMinutes(5));
        decide(check, signedBy(FIRST));
        long start = System.nanoTime();

        for (int i = 0; i < 50; i++) {
            assertThat(decide(check, signedBy(SECOND))).isInstanceOf(TokenDecision.Rejected.class);
        }

        long intervals = (System.nanoTime() - start) / INTERVAL.toNanos() + 1;
        assertThat(fetches.get()).isLessThanOrEqualTo((int) intervals + 1);
    }

    @Test
    void goesOnWithTheKeysItHasWhenTheProviderIsAway() throws Exception {
        TokenCheck check = check(Duration.ofMillis(1));
        decide(check, signedBy(FIRST));
        provider.stop(0);

        for (int i = 0; i < 5; i++) {
            assertThat(decide(check, signedBy(FIRST))).isInstanceOf(TokenDecision.Accepted.class);
            assertThat(decide(check, signedBy(SECOND))).isInstanceOf(TokenDecision.Rejected.class);
        }
    }

    @Test
    void canSayNothingBeforeItHasEverReachedTheProvider() throws Exception {
        provider.stop(0);
        TokenCheck check = check(Duration.ofMinutes(5));

        assertThat(decide(check, signedBy(FIRST))).isInstanceOf(TokenDecision.Undecidable.class);

        start();
        Awaitility.await().until(() -> decide(check, signedBy(FIRST)) instanceof TokenDecision.Accepted);
    }

    @Test
    void remembersATokenNoLongerThanItHolds() throws Exception {
        TokenCheck check = check(Duration.ofMinutes(5));
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
                ISSUER, URI.create("http://localhost:" + port + "/jwks").toURL(), "tilsagn", keysLifetime, INTERVAL);
        var keys = new SigningKeys(identity);
        return new TokenCheck(new TokenVerifier(identity, keys), keys, identity, Runnable::run);
    }

    private static TokenDecision decide(TokenCheck check, String token) throws Exception {
        return check.decide(token).toCompletableFuture().get();
    }

    private static String signedBy(RSAKey key) throws Exception {
        return signed(
                JWSAlgorithm.RS256, key, new RSASSASigner(key), Instant.now().plusSeconds(60));
    }

    private static String signed(JWSAlgorithm algorithm, JWK key, JWSSigner signer, Instant expiresAt)
            throws Exception {
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("tilsagn")
                .subject("applicant.senja")
                .expirationTime(Date.from(expiresAt));
        var token = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims.build());
        token.sign(signer);
        return token.serialize();
    }

    private static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
