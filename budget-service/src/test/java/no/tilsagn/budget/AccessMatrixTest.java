package no.tilsagn.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.tilsagn.backends.Backends;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Role × endpoint: each may call exactly what stands here, and every endpoint stands here. */
class AccessMatrixTest {
    /**
     * One row per endpoint: method, path, and the roles that may call it. A FUND_MANAGER calls disburse in vain: who approved
     * is told that four eyes are needed, the others that they may not.
     */
    private static final String MATRIX = """
            POST /api/v1/funds                                      FUND_MANAGER SECRETARIAT SSU
            GET  /api/v1/funds                                      FUND_MANAGER FUND_CONTROLLER COMMITTEE SECRETARIAT SSU TRUST AUDITOR ADMIN
            GET  /api/v1/funds/{id}                                 FUND_MANAGER FUND_CONTROLLER COMMITTEE SECRETARIAT SSU TRUST AUDITOR ADMIN
            POST /api/v1/funds/{id}/appropriations                  FUND_MANAGER SECRETARIAT SSU
            GET  /api/v1/funds/{id}/years/{year}                    FUND_MANAGER FUND_CONTROLLER COMMITTEE SECRETARIAT SSU TRUST AUDITOR ADMIN
            GET  /api/v1/funds/{id}/journal                         FUND_MANAGER FUND_CONTROLLER COMMITTEE SECRETARIAT SSU TRUST AUDITOR ADMIN
            POST /api/v1/funds/{id}/journal/{number}/reversal       FUND_MANAGER SECRETARIAT SSU
            GET  /api/v1/funds/{id}/proof                           FUND_MANAGER FUND_CONTROLLER COMMITTEE SECRETARIAT SSU TRUST AUDITOR ADMIN

            POST /api/v1/allocations                                COMMITTEE FUND_MANAGER SECRETARIAT SSU
            GET  /api/v1/allocations                                COMMITTEE FUND_MANAGER FUND_CONTROLLER SECRETARIAT SSU AUDITOR
            GET  /api/v1/allocations/{id}                           COMMITTEE FUND_MANAGER FUND_CONTROLLER SECRETARIAT SSU AUDITOR
            GET  /api/v1/allocations/{id}/history                   COMMITTEE FUND_MANAGER SECRETARIAT SSU AUDITOR
            PUT  /api/v1/allocations/{id}/decisions                 COMMITTEE FUND_MANAGER SECRETARIAT SSU
            POST /api/v1/allocations/{id}/adopt                     COMMITTEE_CHAIR SSU
            POST /api/v1/allocations/{allocationId}/simulations     COMMITTEE FUND_MANAGER SECRETARIAT SSU
            GET  /api/v1/allocations/{allocationId}/simulations/{id} COMMITTEE FUND_MANAGER FUND_CONTROLLER SECRETARIAT SSU AUDITOR

            GET  /api/v1/awards                                     APPLICANT TRUST SECRETARIAT SSU COMMITTEE FUND_MANAGER FUND_CONTROLLER AUDITOR
            GET  /api/v1/awards/{id}                                APPLICANT TRUST SECRETARIAT SSU COMMITTEE FUND_MANAGER FUND_CONTROLLER AUDITOR
            GET  /api/v1/awards/{id}/letter                         APPLICANT TRUST SECRETARIAT SSU COMMITTEE FUND_MANAGER FUND_CONTROLLER AUDITOR
            GET  /api/v1/awards/{id}/history                        SECRETARIAT SSU COMMITTEE FUND_MANAGER FUND_CONTROLLER AUDITOR
            POST /api/v1/awards/{id}/accept                         APPLICANT
            POST /api/v1/awards/{id}/decline                        APPLICANT
            POST /api/v1/awards/{id}/instalments/{no}/approve       FUND_MANAGER
            POST /api/v1/awards/{id}/instalments/{no}/disburse      FUND_CONTROLLER FUND_MANAGER
            POST /api/v1/awards/{id}/instalments/{no}/cancel        FUND_MANAGER

            GET  /api/v1/operations/budget/parked-messages          ADMIN
            POST /api/v1/operations/budget/parked-messages/redrive  ADMIN
            GET  /api/v1/operations/budget/replays                  ADMIN
            POST /api/v1/operations/budget/replays                  ADMIN
            POST /api/v1/operations/budget/ledger/holders           ADMIN
            """;

    private static final List<String> ROLES = List.of(
            "APPLICANT",
            "TRUST",
            "SECRETARIAT",
            "SSU",
            "COMMITTEE",
            "COMMITTEE_CHAIR",
            "FUND_MANAGER",
            "FUND_CONTROLLER",
            "AUDITOR",
            "ADMIN");

    /** What stands for the variables of a path; nothing has these ids. */
    private static final Map<String, String> VARIABLES = Map.of(
            "{id}",
            "00000000-0000-7000-8000-000000000000",
            "{allocationId}",
            "00000000-0000-7000-8000-000000000000",
            "{year}",
            "2025",
            "{number}",
            "1",
            "{no}",
            "1");

    private static final RunningService SERVICE = RunningService.get();

    private record Endpoint(String method, String path, Set<String> roles) {
        static Endpoint of(String row) {
            String[] cells = row.strip().split("\\s+");
            return new Endpoint(cells[0], cells[1], Set.of(Arrays.copyOfRange(cells, 2, cells.length)));
        }

        String address() {
            String address = path;
            for (var variable : VARIABLES.entrySet()) {
                address = address.replace(variable.getKey(), variable.getValue());
            }
            return address;
        }
    }

    private static List<Endpoint> endpoints() {
        return MATRIX.lines().filter(row -> !row.isBlank()).map(Endpoint::of).toList();
    }

    @Test
    void everyEndpointStandsInTheMatrix() {
        Set<String> routes = SERVICE.bean(Router.class)
                .uriRoutes()
                .map(route -> route.getHttpMethodName() + " "
                        + route.getUriMatchTemplate().toPathString())
                .filter(route -> route.contains("/api/"))
                .filter(route -> !route.startsWith("HEAD ") && !route.startsWith("OPTIONS "))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> declared = endpoints().stream()
                .map(endpoint -> endpoint.method() + " " + endpoint.path())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(declared).isEqualTo(routes);
    }

    @TestFactory
    Stream<DynamicTest> eachRoleMayCallWhatStandsInTheMatrix() {
        return endpoints().stream()
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.method() + " " + endpoint.path(), () -> {
                    assertThat(call(endpoint, null).status())
                            .as("without a token")
                            .isEqualTo(401);
                    Map<String, Boolean> allowed = new TreeMap<>();
                    Map<String, Boolean> expected = new TreeMap<>();
                    for (String role : ROLES) {
                        allowed.put(role, isAllowed(call(endpoint, tokenOfRole(role))));
                        expected.put(role, endpoint.roles().contains(role));
                    }
                    assertThat(allowed).isEqualTo(expected);
                }));
    }

    @TestFactory
    Stream<DynamicTest> noEndpointTakesATokenThatIsNotOurs() {
        var identity = Backends.identityProvider();
        Map<String, String> tokens = Map.of(
                "expired", identity.expiredToken("admin"),
                "forged", identity.forgedToken("admin"),
                "wrong issuer", identity.wrongIssuerToken("admin"),
                "wrong audience", identity.wrongAudienceToken("admin"),
                "no token at all", "nonsense");
        return endpoints().stream()
                .map(endpoint -> DynamicTest.dynamicTest(
                        endpoint.method() + " " + endpoint.path(),
                        () -> tokens.forEach((what, token) -> assertThat(
                                        call(endpoint, token).status())
                                .as(what)
                                .isEqualTo(401))));
    }

    private static boolean isAllowed(Api.Answer answer) {
        assertThat(answer.status())
                .as(answer.body().toString())
                .isNotIn(401, 405)
                .isLessThan(500);
        return answer.status() != 403;
    }

    private static Api.Answer call(Endpoint endpoint, String token) {
        Object body = endpoint.method().equals("GET") ? null : "{}";
        return SERVICE.api().call(endpoint.method(), endpoint.address(), token, body, Map.of());
    }

    private static String tokenOfRole(String role) {
        return Backends.identityProvider()
                .token(Map.of(
                        "sub", "matrix." + role,
                        "roles", List.of(role),
                        "consumer", Map.of("authority", "iso6523-actorid-upis", "ID", "0192:310000051")));
    }
}
