package no.tilsagn.gateway;

import static no.tilsagn.gateway.RunningGateway.IDENTITY;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every token here is refused before a service sees it. The check itself is that of api-conventions, and attacked there. */
class TokenAttackTest {
    private static final String USER = "applicant.senja";
    private final RunningGateway gateway = RunningGateway.shared();

    @BeforeEach
    void forget() {
        gateway.budget.forget();
    }

    @Test
    void acceptsTheTokenThatAllTheseDifferFrom() {
        assertThat(gateway.get("/api/v1/funds", IDENTITY.token(USER)).statusCode())
                .isEqualTo(200);
    }

    static Stream<Arguments> attacks() {
        String good = IDENTITY.token(USER);
        String[] parts = good.split("\\.");
        return Stream.of(
                attack("no signature, alg none", unsigned("none") + "." + parts[1] + "."),
                attack("another key under our key's name", IDENTITY.forgedToken(USER)),
                attack("of another issuer", IDENTITY.wrongIssuerToken(USER)),
                attack("for another audience", IDENTITY.wrongAudienceToken(USER)),
                attack("expired an hour ago", IDENTITY.expiredToken(USER)),
                attack("with another payload", parts[0] + "." + payload() + "." + parts[2]),
                attack("cut short", good.substring(0, good.length() - 4)),
                attack("that is no token", "secret"),
                attack("that is empty", ""),
                attack("of nine thousand characters", "x".repeat(9_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void refusesATokenThatIs(String what, String token) {
        var answer = gateway.get("/api/v1/funds", token);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(RunningGateway.json(answer.body()).path("code").asText()).isEqualTo("UNAUTHORIZED");
        assertThat(answer.body()).doesNotContain(token.isEmpty() ? "\0" : token);
        assertThat(gateway.budget.last()).isNull();
    }

    @Test
    void refusesWhatIsNotOneBearerToken() {
        String good = IDENTITY.token(USER);
        var without = gateway.send(gateway.request("/api/v1/funds"));
        var basic = gateway.send(gateway.request("/api/v1/funds").header("Authorization", "Basic " + good));
        var twice = gateway.send(gateway.request("/api/v1/funds")
                .header("Authorization", "Bearer " + good)
                .header("Authorization", "Bearer " + good));
        var inTheQuery = gateway.send(gateway.request("/api/v1/funds?access_token=" + good));

        assertThat(List.of(without, basic, twice, inTheQuery)).allMatch(answer -> answer.statusCode() == 401);
        assertThat(gateway.budget.last()).isNull();
    }

    @Test
    void refusesMoreHeaderThanIsReadHere() {
        var answer = gateway.get("/api/v1/funds", "x".repeat(40_000));

        assertThat(answer.statusCode()).isBetween(400, 431);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private static Arguments attack(String what, String token) {
        return Arguments.of(what, token);
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
}
