package no.tilsagn.backends;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * The development identity provider: client credentials for the demo users, whose secret is {@value #SECRET}. Tokens are RS256
 * and hold for an hour of real time, wherever the platform's clock stands. Never for production: everybody knows the secret.
 */
public final class IdentityProvider implements AutoCloseable {
    /** Of every demo user. */
    public static final String SECRET = "demo";

    static final String AUDIENCE = "tilsagn";
    static final Duration LIFETIME = Duration.ofHours(1);
    private static final String PATH = "/tilsagn";

    private final MockOAuth2Server server;
    private final RSAKey key;
    private final String issuer;
    private final int port;

    private IdentityProvider(MockOAuth2Server server, RSAKey key, String issuer, int port) {
        this.server = server;
        this.key = key;
        this.issuer = issuer;
        this.port = port;
    }

    static IdentityProvider temporary() {
        var port = FreePort.choose();
        var provider = start(InetAddress.getLoopbackAddress(), port, "http://localhost:" + port, SigningKey.generate());
        Runtime.getRuntime().addShutdownHook(new Thread(provider::close));
        return provider;
    }

    /**
     * Starts the provider.
     *
     * @param baseUrl how the users reach it; the issuer is this with {@code /tilsagn}, whatever name a request used
     * @param key from {@link SigningKey}
     */
    public static IdentityProvider start(InetAddress address, int port, String baseUrl, RSAKey key) {
        var issuer = baseUrl + PATH;
        var keys = new KeyProvider(List.of(key));
        var namedKey = keys.signingKey(AUDIENCE).toRSAKey(); // taken before another issuer's name in a path can take it
        var config = new OAuth2Config(
                false,
                null,
                null,
                false,
                new OAuth2TokenProvider(keys),
                Set.of(new DemoUserTokens(issuer)),
                new NettyWrapper());
        var server = new MockOAuth2Server(config);
        server.start(address, port);
        return new IdentityProvider(server, namedKey, issuer, port);
    }

    /** The {@code iss} of the tokens. */
    public String issuer() {
        return issuer;
    }

    /** Where the public key is, as seen from this machine. */
    public String jwksUrl() {
        return "http://localhost:" + port + PATH + "/jwks";
    }

    /** A valid token of a demo user. */
    public String token(String clientId) {
        return token(claimsOf(clientId));
    }

    /** A token with these claims over the default ones (issuer, audience, times, id); a null value leaves a claim out. */
    public String token(Map<String, Object> claims) {
        return sign(key, claims);
    }

    /** A token that was valid until an hour ago. */
    public String expiredToken(String clientId) {
        var now = Instant.now();
        return token(with(
                claimsOf(clientId),
                Map.of(
                        "iat", Date.from(now.minus(LIFETIME.multipliedBy(2))),
                        "nbf", Date.from(now.minus(LIFETIME.multipliedBy(2))),
                        "exp", Date.from(now.minus(LIFETIME)))));
    }

    /** A token for somebody else's API. */
    public String wrongAudienceToken(String clientId) {
        return token(with(claimsOf(clientId), Map.of("aud", List.of("another-api"))));
    }

    /** A token of another issuer, signed with our key. */
    public String wrongIssuerToken(String clientId) {
        return token(with(claimsOf(clientId), Map.of("iss", "http://localhost/somebody-else")));
    }

    /** A token that names our key and is signed with another one. */
    public String forgedToken(String clientId) {
        return sign(SigningKey.generate(), claimsOf(clientId));
    }

    private Map<String, Object> claimsOf(String clientId) {
        var user = Objects.requireNonNull(DemoUser.all().get(clientId), () -> "no demo user " + clientId);
        return with(user.claims(), Map.of("sub", clientId));
    }

    private static Map<String, Object> with(Map<String, Object> claims, Map<String, Object> more) {
        var all = new HashMap<>(claims);
        all.putAll(more);
        return all;
    }

    private String sign(RSAKey signingKey, Map<String, Object> claims) {
        var now = Instant.now();
        var all = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .jwtID(UUID.randomUUID().toString());
        claims.forEach(all::claim);
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(key.getKeyID())
                .type(JOSEObjectType.JWT)
                .build();
        var token = new SignedJWT(header, all.build());
        try {
            token.sign(new RSASSASigner(signingKey));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    /** Stops serving. Tokens already signed hold until they expire. */
    @Override
    public void close() {
        server.shutdown();
    }
}
