package no.tilsagn.api.identity;

import static no.tilsagn.api.RunningNotes.json;
import static no.tilsagn.api.RunningNotes.send;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import no.tilsagn.api.RunningNotes;
import no.tilsagn.backends.Backends;
import no.tilsagn.backends.IdentityProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Every token here is refused; each differs from a good one in one thing. */
class TokenAttackTest {
    private static final IdentityProvider IDENTITY = Backends.identityProvider();
    private static final String PATH = "/api/v1/notes/me";
    private static final String USER = "applicant.senja";
    private static final RSAKey OURS = publicKey();
    private static final RSAKey ATTACKERS = newKey("attacker");
    private final RunningNotes notes = RunningNotes.shared();

    @Test
    void acceptsTheTokenThatAllTheseDifferFrom() {
        assertThat(send(notes.request(PATH, IDENTITY.token(claims()))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void readsTheBodyOfARequestWhoseTokenItHadToCheck() {
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        var micronaut = (Logger) LoggerFactory.getLogger("io.micronaut.http.server");
        micronaut.addAppender(log);
        try {
            for (int i = 0; i < 20; i++) {
                var request = notes.request("/api/v1/notes", IDENTITY.token(USER))
                        .POST(HttpRequest.BodyPublishers.ofString("{"));
                assertThat(send(request).statusCode()).isEqualTo(400);
            }
        } finally {
            micronaut.detachAppender(log);
        }
        assertThat(log.list).isEmpty();
    }

    static Stream<Arguments> attacks() throws Exception {
        String good = IDENTITY.token(claims());
        String[] parts = good.split("\\.");
        Instant now = Instant.now();
        return Stream.of(
                attack("no signature, alg none", unsigned("none") + "." + parts[1] + "."),
                attack("no signature, alg None", unsigned("None") + "." + parts[1] + "."),
                attack("alg none, but the signature kept", unsigned("none") + "." + parts[1] + "." + parts[2]),
                attack("no signature, RS256 kept", parts[0] + "." + parts[1] + "."),
                attack(
                        "HS256 with our public key in DER",
                        hmac(OURS.toRSAPublicKey().getEncoded())),
                attack("HS256 with our public key in PEM", hmac(pem())),
                attack(
                        "HS256 with our public key as JWK",
                        hmac(OURS.toJSONString().getBytes(StandardCharsets.UTF_8))),
                attack("RS512 by an attacker", signed(JWSAlgorithm.RS512, header -> {}, claims())),
                attack("PS256 by an attacker", signed(JWSAlgorithm.PS256, header -> {}, claims())),
                attack("another key under our key's name", IDENTITY.forgedToken(USER)),
                attack(
                        "another key under another name",
                        signed(JWSAlgorithm.RS256, header -> header.keyID("x"), claims())),
                attack("another key under no name", signed(JWSAlgorithm.RS256, header -> header.keyID(null), claims())),
                attack(
                        "the key in the token",
                        signed(JWSAlgorithm.RS256, h -> h.jwk(ATTACKERS.toPublicJWK()), claims())),
                attack(
                        "keys at an address in the token",
                        signed(JWSAlgorithm.RS256, h -> h.jwkURL(URI.create("http://localhost:1/jwks")), claims())),
                attack(
                        "a certificate address in the token",
                        signed(JWSAlgorithm.RS256, h -> h.x509CertURL(URI.create("http://localhost:1/x5u")), claims())),
                attack(
                        "a key name that climbs",
                        signed(JWSAlgorithm.RS256, h -> h.keyID("../../etc/passwd"), claims())),
                attack(
                        "a critical extension we don't know",
                        signed(
                                JWSAlgorithm.RS256,
                                h -> h.criticalParams(Set.of("exp")).customParam("exp", 1),
                                claims())),
                attack(
                        "an id token's type",
                        signed(
                                JWSAlgorithm.RS256,
                                h -> h.type(new com.nimbusds.jose.JOSEObjectType("logout+jwt")),
                                claims())),
                attack("of another issuer", IDENTITY.wrongIssuerToken(USER)),
                attack("of our issuer with a slash", with("iss", IDENTITY.issuer() + "/")),
                attack("of no issuer", with("iss", null)),
                attack("for another audience", IDENTITY.wrongAudienceToken(USER)),
                attack("for no audience", with("aud", null)),
                attack("for an audience that begins like ours", with("aud", List.of("tilsagn-test"))),
                attack("expired an hour ago", IDENTITY.expiredToken(USER)),
                attack("expired ten seconds ago", with("exp", Date.from(now.minusSeconds(10)))),
                attack("without an end", with("exp", null)),
                attack("not valid yet", with("nbf", Date.from(now.plus(Duration.ofMinutes(5))))),
                attack("of nobody", with("sub", null)),
                attack("with roles that are no list", with("roles", Map.of("ADMIN", true))),
                attack("with another payload", parts[0] + "." + payload() + "." + parts[2]),
                attack("with a flipped signature", parts[0] + "." + parts[1] + "." + flipped(parts[2])),
                attack("cut short", good.substring(0, good.length() - 4)),
                attack("with two parts", parts[0] + "." + parts[1]),
                attack("with five parts", good + ".x.y"),
                attack("with a broken header", "e30x." + parts[1] + "." + parts[2]),
                attack("that is no token", "secret"),
                attack("that is empty", ""),
                attack("of nine thousand characters", "x".repeat(9_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void refusesATokenThatIs(String what, String token) {
        assertUnauthorized(send(notes.request(PATH, token)));
    }

    @Test
    void refusesWhatIsNotOneBearerToken() {
        String good = IDENTITY.token(USER);

        assertUnauthorized(send(notes.request(PATH)));
        assertUnauthorized(send(notes.request(PATH).header("Authorization", "Basic " + good)));
        assertUnauthorized(send(notes.request(PATH, good).header("Authorization", "Bearer " + good)));
        assertUnauthorized(send(notes.request(PATH + "?access_token=" + good)));
        assertUnauthorized(send(notes.request(PATH).header("Cookie", "JWT=" + good)));
    }

    private static void assertUnauthorized(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(answer.body()).path("code").asText()).isEqualTo("UNAUTHORIZED");
        assertThat(answer.body()).doesNotContain("eyJ");
    }

    private static Arguments attack(String what, String token) {
        return Arguments.of(what, token);
    }

    private static Map<String, Object> claims() {
        return new HashMap<>(Map.of("sub", USER, "roles", List.of("APPLICANT")));
    }

    private static String with(String claim, Object value) {
        Map<String, Object> claims = claims();
        claims.put(claim, value);
        return IDENTITY.token(claims);
    }

    private static String unsigned(String algorithm) {
        return Base64URL.encode("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}")
                .toString();
    }

    private static String payload() {
        return Base64URL.encode("{\"sub\":\"admin\",\"roles\":[\"ADMIN\"],\"aud\":\"tilsagn\",\"iss\":\""
                        + IDENTITY.issuer() + "\",\"exp\":4102444800}")
                .toString();
    }

    private static String flipped(String signature) {
        byte[] bytes = new Base64URL(signature).decode();
        bytes[bytes.length / 2] ^= 1;
        return Base64URL.encode(bytes).toString();
    }

    private static String hmac(byte[] secret) throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(OURS.getKeyID());
        return sign(header, new MACSigner(secret), claims());
    }

    private static byte[] pem() throws Exception {
        return ("-----BEGIN PUBLIC KEY-----\n"
                        + Base64.encode(OURS.toRSAPublicKey().getEncoded()) + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private interface HeaderChange {
        void apply(JWSHeader.Builder header) throws Exception;
    }

    private static String signed(JWSAlgorithm algorithm, HeaderChange change, Map<String, Object> claims)
            throws Exception {
        var header = new JWSHeader.Builder(algorithm).keyID(OURS.getKeyID());
        change.apply(header);
        return sign(header, new RSASSASigner(ATTACKERS), claims);
    }

    private static String sign(JWSHeader.Builder header, JWSSigner signer, Map<String, Object> claims)
            throws Exception {
        var all = new JWTClaimsSet.Builder()
                .issuer(IDENTITY.issuer())
                .audience("tilsagn")
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
        claims.forEach(all::claim);
        var token = new SignedJWT(header.build(), all.build());
        token.sign(signer);
        return token.serialize();
    }

    private static RSAKey publicKey() {
        try {
            return JWKSet.load(URI.create(IDENTITY.jwksUrl()).toURL())
                    .getKeys()
                    .getFirst()
                    .toRSAKey();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
