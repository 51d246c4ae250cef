package no.tilsagn.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.tilsagn.backends.Backends;
import no.tilsagn.backends.IdentityProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint and who may use it; an endpoint that is not in the table fails the build. */
class AccessMatrixTest {
    private static final List<String> ROLES = List.of(
            "APPLICANT",
            "TRUST",
            "SECRETARIAT",
            "SSU",
            "COMMITTEE",
            "FUND_MANAGER",
            "FUND_CONTROLLER",
            "AUDITOR",
            "ADMIN");

    private static final Map<String, Set<String>> MATRIX = matrix("""
            endpoint                                                    APPLICANT TRUST SECRETARIAT SSU COMMITTEE FUND_MANAGER FUND_CONTROLLER AUDITOR ADMIN
            GET  /api/v1/projects                                       x         x     x           x   x         x            x               x       -
            GET  /api/v1/projects/{id}                                  x         x     x           x   x         x            x               x       -
            GET  /api/v1/duties/{id}/report                             x         x     x           x   x         x            x               x       -
            PUT  /api/v1/duties/{id}/report                             x         x     -           -   -         -            -               -       -
            POST /api/v1/duties/{id}/report/submit                      x         x     -           -   -         -            -               -       -
            POST /api/v1/duties/{id}/report/review                      -         -     x           -   -         x            -               -       -
            GET  /api/v1/notifications                                  x         x     x           x   x         x            x               x       x
            POST /api/v1/notifications/{id}/read                        x         x     x           x   x         x            x               x       x
            GET  /api/v1/operations/followup/parked-messages            -         -     -           -   -         -            -               -       x
            POST /api/v1/operations/followup/parked-messages/redrive    -         -     -           -   -         -            -               -       x
            GET  /api/v1/operations/followup/replays                    -         -     -           -   -         -            -               -       x
            POST /api/v1/operations/followup/replays                    -         -     -           -   -         -            -               -       x
            """);

    private final Followup followup = Followup.running();

    @Test
    void everyEndpointIsInTheTableAndNothingElse() {
        Set<String> routes = followup.context()
                .getBean(Router.class)
                .uriRoutes()
                .filter(route -> route.getUriMatchTemplate().toPathString().startsWith("/api/"))
                .filter(route -> !Set.of("HEAD", "OPTIONS").contains(route.getHttpMethodName()))
                .map(route -> route.getHttpMethodName() + " "
                        + route.getUriMatchTemplate().toPathString())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(routes).containsExactlyInAnyOrderElementsOf(MATRIX.keySet());
    }

    static Stream<Arguments> matrixCells() {
        return MATRIX.entrySet().stream()
                .flatMap(row -> ROLES.stream()
                        .map(role ->
                                Arguments.of(row.getKey(), role, row.getValue().contains(role))));
    }

    @ParameterizedTest(name = "{0} as {1}: {2}")
    @MethodSource("matrixCells")
    void aRoleMayDoWhatTheTableSaysAndNothingElse(String endpoint, String role, boolean allowed) {
        String token = followup.tokenOf(Map.of(
                "sub", "matrix." + role,
                "roles", List.of(role),
                "consumer", Map.of("authority", "iso6523-actorid-upis", "ID", "0192:310000043")));
        Answer answer = call(token, endpoint);
        if (allowed) {
            assertThat(answer.status()).isNotIn(401, 403).isLessThan(500);
        } else {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("FORBIDDEN");
        }
    }

    private static final class BadTokens {
        static final Map<String, String> ALL = new LinkedHashMap<>();

        static {
            IdentityProvider identities = Backends.identityProvider();
            ALL.put("none", null);
            ALL.put("nonsense", "abc.def.ghi");
            ALL.put("expired", identities.expiredToken("admin"));
            ALL.put("forged", identities.forgedToken("admin"));
            ALL.put("for another API", identities.wrongAudienceToken("admin"));
            ALL.put("of another issuer", identities.wrongIssuerToken("admin"));
        }
    }

    static Stream<String> endpoints() {
        return MATRIX.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void nobodyGetsInWithoutAValidToken(String endpoint) {
        BadTokens.ALL.forEach((kind, token) -> {
            Answer answer = call(token, endpoint);
            assertThat(answer.status()).as(kind).isEqualTo(401);
            assertThat(answer.code()).as(kind).isEqualTo("UNAUTHORIZED");
        });
    }

    @Test
    void anAddressThatDoesNotExistIsNotFoundOrClosed() {
        assertThat(followup.get("admin", "/duties").status()).isEqualTo(404);
        assertThat(followup.send("auditor", "DELETE", "/projects", null).status())
                .isEqualTo(405);
    }

    private Answer call(String token, String endpoint) {
        String[] methodAndPath = endpoint.split(" ");
        String path = methodAndPath[1]
                .replace("/api/v1", "")
                .replace("{id}", UUID.randomUUID().toString());
        Object body = methodAndPath[0].equals("GET") ? null : Map.of();
        return followup.sendWithToken(token, methodAndPath[0], path, body);
    }

    private static Map<String, Set<String>> matrix(String table) {
        List<String[]> rows =
                table.lines().map(line -> line.trim().split("\\s+")).toList();
        List<String> columns = Arrays.asList(rows.getFirst()).subList(1, rows.getFirst().length);
        assertThat(columns).isEqualTo(ROLES);
        Map<String, Set<String>> matrix = new LinkedHashMap<>();
        for (String[] row : rows.subList(1, rows.size())) {
            Set<String> allowed = new TreeSet<>();
            for (int i = 0; i < columns.size(); i++) {
                if (row[i + 2].equals("x")) {
                    allowed.add(columns.get(i));
                }
            }
            matrix.put(row[0] + " " + row[1], allowed);
        }
        return matrix;
    }
}
