package no.tilsagn.backends;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityProviderTest {
    private final IdentityProvider provider = Backends.identityProvider();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aUserGetsATokenThatSaysWhoItActsFor() throws Exception {
        var answer = post("client_credentials", "applicant.senja", "demo");
        var claims = tokenIn(answer).getJWTClaimsSet();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(verified(tokenIn(answer).serialize())).isTrue();
        assertThat(claims.getIssuer()).isEqualTo(provider.issuer());
        assertThat(claims.getAudience()).containsExactly("tilsagn");
        assertThat(claims.getSubject()).isEqualTo("applicant.senja");
        assertThat(claims.getStringClaim("name")).isEqualTo("Søker, Senja kommune");
        assertThat(claims.getStringListClaim("roles")).containsExactly("APPLICANT");
        assertThat(claims.getJSONObjectClaim("consumer"))
                .isEqualTo(Map.of("authority", "iso6523-actorid-upis", "ID", "0192:310000671"));
    }

    @Test
    void theIssuerIsTheSameWhateverNameTheProviderIsReachedBy() throws Exception {
        var answer = post(provider.issuer().replace("localhost", "127.0.0.1"), "client_credentials", "admin", "demo");

        assertThat(tokenIn(answer).getJWTClaimsSet().getIssuer()).isEqualTo(provider.issuer());
    }

    @Test
    void aWrongSecretIsRefused() throws Exception {
        assertRefused(post("client_credentials", "applicant.senja", "guess"), 401, "invalid_client");
    }

    @Test
    void anUnknownClientIsRefused() throws Exception {
        assertRefused(post("client_credentials", "applicant.atlantis", "demo"), 401, "invalid_client");
    }

    @Test
    void aPasswordIsNotAGrant() throws Exception {
        var body = "grant_type=password&username=admin&password=demo&scope=tilsagn&client_id=admin&client_secret=demo";
        assertRefused(post(provider.issuer(), body), 400, "unsupported_grant_type");
    }

    @Test
    void aTokenMadeHereIsAsGoodAsOneThatWasFetched() throws Exception {
        assertThat(verified(provider.token("committee.1"))).isTrue();
        assertThat(SignedJWT.parse(provider.token("committee.1"))
                        .getJWTClaimsSet()
                        .getStringListClaim("roles"))
                .containsExactly("COMMITTEE", "COMMITTEE_CHAIR");
    }

    @Test
    void aForgedTokenNamesTheRealKey() throws Exception {
        assertThat(SignedJWT.parse(provider.forgedToken("admin")).getHeader().getKeyID())
                .isEqualTo(SignedJWT.parse(provider.token("admin")).getHeader().getKeyID());
        assertThat(verified(provider.forgedToken("admin"))).isFalse();
    }

    @Test
    void anExpiredTokenIsSignedWell() throws Exception {
        var token = provider.expiredToken("admin");
        assertThat(verified(token)).isTrue();
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getExpirationTime()).isBefore(new Date());
    }

    @Test
    void tokensOutliveARestartWithTheSameKeyFile(@TempDir Path directory) throws Exception {
        var file = directory.resolve("key.json");
        assertThat(SigningKey.kept(file)).isEqualTo(SigningKey.kept(file));
        var port = FreePort.choose();
        try (var restarted = IdentityProvider.start(
                InetAddress.getLoopbackAddress(), port, "http://localhost:" + port, SigningKey.kept(file))) {
            assertThat(JWKSet.load(URI.create(restarted.jwksUrl()).toURL())
                            .getKeys()
                            .getFirst()
                            .toRSAKey()
                            .getModulus())
                    .isEqualTo(SigningKey.kept(file).getModulus());
        }
    }

    @Test
    void everyUserOfTheDemoIsThere() {
        assertThat(DemoUser.all())
                .containsKeys("trust.unn", "secretariat.lofoten-vesteralen-salten", "ssu.finnmark", "committee.8")
                .containsKeys("rhf.manager", "rhf.controller", "auditor", "admin", "applicant.sor-varanger");
        assertThat(DemoUser.all().get("auditor").organisationNumber()).isEmpty();
    }

    private boolean verified(String token) throws Exception {
        var signed = SignedJWT.parse(token);
        var keys = JWKSet.load(URI.create(provider.jwksUrl()).toURL());
        var key = keys.getKeyByKeyId(signed.getHeader().getKeyID()).toRSAKey();
        return signed.verify(new RSASSAVerifier(key));
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String error) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(JSONObjectUtils.parse(answer.body())).containsEntry("error", error);
    }

    private static SignedJWT tokenIn(HttpResponse<String> answer) throws Exception {
        return SignedJWT.parse(JSONObjectUtils.getString(JSONObjectUtils.parse(answer.body()), "access_token"));
    }

    private HttpResponse<String> post(String grant, String client, String secret) throws Exception {
        return post(provider.issuer(), grant, client, secret);
    }

    private HttpResponse<String> post(String issuer, String grant, String client, String secret) throws Exception {
        return post(
                issuer, "grant_type=%s&client_id=%s&client_secret=%s&scope=tilsagn".formatted(grant, client, secret));
    }

    private HttpResponse<String> post(String issuer, String form) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
