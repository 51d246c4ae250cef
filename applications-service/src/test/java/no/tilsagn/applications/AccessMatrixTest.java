package no.tilsagn.applications;

import static no.tilsagn.applications.Round.SERVICE;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which role may use which endpoint; an endpoint that is not here fails the build. */
class AccessMatrixTest {
    private static final String EVERYBODY =
            "APPLICANT TRUST SECRETARIAT SSU COMMITTEE FUND_MANAGER FUND_CONTROLLER AUDITOR ADMIN";
    private static final String READERS =
            "APPLICANT TRUST SECRETARIAT SSU COMMITTEE FUND_MANAGER FUND_CONTROLLER AUDITOR";

    private static final String MATRIX = """
            GET   /organisations                                              | everybody
            GET   /organisations/{id}                                         | everybody
            GET   /organisations/{id}/history                                 | ADMIN AUDITOR
            POST  /organisations                                              | ADMIN
            POST  /organisations/import                                       | ADMIN
            GET   /calls                                                      | everybody
            GET   /calls/{id}                                                 | everybody
            GET   /calls/{id}/history                                         | FUND_MANAGER AUDITOR ADMIN
            POST  /calls                                                      | FUND_MANAGER
            PATCH /calls/{id}                                                 | FUND_MANAGER
            POST  /calls/{id}/publish                                         | FUND_MANAGER
            GET   /applications                                               | readers
            GET   /applications/{id}                                          | readers
            GET   /applications/{id}/completeness                             | readers
            GET   /applications/{id}/history                                  | readers
            GET   /applications/{id}/readings                                 | AUDITOR
            POST  /applications                                               | APPLICANT
            PATCH /applications/{id}                                          | APPLICANT
            POST  /applications/{id}/confirmations                            | APPLICANT SECRETARIAT SSU
            POST  /applications/{id}/submit                                   | APPLICANT
            POST  /applications/{id}/withdraw                                 | APPLICANT
            POST  /applications/{id}/screening                                | SECRETARIAT
            POST  /applications/{id}/impartiality                             | SECRETARIAT SSU COMMITTEE
            GET   /calls/{callId}/ranking-lists/{healthCommunity}             | SECRETARIAT SSU COMMITTEE FUND_MANAGER AUDITOR
            PUT   /calls/{callId}/ranking-lists/{healthCommunity}             | SECRETARIAT
            POST  /calls/{callId}/ranking-lists/{healthCommunity}/adopt       | SSU
            GET   /operations/applications/parked-messages                    | ADMIN
            POST  /operations/applications/parked-messages/redrive            | ADMIN
            GET   /operations/applications/replays                            | ADMIN
            POST  /operations/applications/replays                            | ADMIN
            """;

    /** A user who has the role; TRUST comes with APPLICANT, so it is given alone here. */
    private static final Map<String, String> USERS = Map.of(
            "APPLICANT", "applicant.senja",
            "SECRETARIAT", "secretariat.helgeland",
            "SSU", "ssu.helgeland",
            "COMMITTEE", "committee.2",
            "FUND_MANAGER", "rhf.manager",
            "FUND_CONTROLLER", "rhf.controller",
            "AUDITOR", "auditor",
            "ADMIN", "admin");

    private static Map<String, Set<String>> matrix() {
        return MATRIX.lines()
                .map(line -> line.split("\\|"))
                .collect(Collectors.toMap(
                        columns -> columns[0].strip().replaceAll(" +", " "),
                        columns -> Set.of(columns[1]
                                .strip()
                                .replace("everybody", EVERYBODY)
                                .replace("readers", READERS)
                                .split(" ")),
                        (a, b) -> a,
                        LinkedHashMap::new));
    }

    @Test
    void everyEndpointIsInTheMatrix() {
        Set<String> routes = SERVICE.bean(Router.class)
                .uriRoutes()
                .filter(route -> route.getUriMatchTemplate().toPathString().startsWith("/api/v1/"))
                .filter(route -> !Set.of("HEAD", "OPTIONS").contains(route.getHttpMethodName()))
                .map(route -> route.getHttpMethodName() + " "
                        + route.getUriMatchTemplate().toPathString().substring("/api/v1".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(matrix().keySet()).containsExactlyInAnyOrderElementsOf(routes);
    }

    static Stream<String> endpoints() {
        return matrix().keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endpoints")
    void letsInThoseWhoMayAndNobodyElse(String endpoint) {
        assertThat(call(SERVICE.withToken(null), endpoint).status()).isEqualTo(401);
        List<String> roles = Arrays.asList(EVERYBODY.split(" "));
        for (String role : roles) {
            Answer answer = call(as(role), endpoint);
            if (matrix().get(endpoint).contains(role)) {
                assertThat(answer.status()).as(role).isNotIn(401, 405).isLessThan(500);
                assertThat(answer.text("/code")).as(role).isNotEqualTo("FORBIDDEN");
            } else {
                assertThat(answer.status()).as(role).isEqualTo(403);
                assertThat(answer.text("/code")).as(role).isEqualTo("FORBIDDEN");
            }
        }
    }

    private static Api as(String role) {
        return role.equals("TRUST")
                ? SERVICE.withToken(
                        Backends.identityProvider().token(Map.of("sub", "trust.only", "roles", List.of("TRUST"))))
                : SERVICE.as(USERS.get(role));
    }

    /** With ids of nothing and bodies that are refused, so that nothing happens. */
    private static Answer call(Api api, String endpoint) {
        String[] parts = endpoint.split(" ");
        String path = parts[1].replaceAll("\\{(id|callId)}", UUID.randomUUID().toString())
                .replace("{healthCommunity}", "helgeland");
        boolean csv = path.endsWith("/import");
        return switch (parts[0]) {
            case "GET" -> api.get(path);
            case "POST" ->
                api.send(
                        "POST",
                        path,
                        "{\"nothing\": 1}",
                        Map.of("Content-Type", csv ? "text/csv" : "application/json"));
            default -> api.send(parts[0], path, "{\"nothing\": 1}", Map.of("If-Match", "*"));
        };
    }
}
