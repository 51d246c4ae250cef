package no.tilsagn.gateway;

import static no.tilsagn.gateway.RunningGateway.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {
    private final RunningGateway gateway = RunningGateway.shared();

    @ParameterizedTest
    @CsvSource({
        "/api/v1/organisations, applications",
        "/api/v1/calls/7/ranking-lists/helgeland, applications",
        "/api/v1/applications?status=DRAFT, applications",
        "/api/v1/operations/applications/parked-messages, applications",
        "/api/v1/funds, budget",
        "/api/v1/allocations/7, budget",
        "/api/v1/awards/7/letter, budget",
        "/api/v1/operations/budget/parked-messages, budget",
        "/api/v1/projects, followup",
        "/api/v1/duties/7/report, followup",
        "/api/v1/notifications, followup",
        "/api/v1/operations/followup/parked-messages, followup",
    })
    void sendsEachPartOfTheApiToTheServiceThatOwnsIt(String path, String service) {
        var answer = gateway.get(path, token());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"service\":\"" + service + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1",
                "/api/v1/",
                "/api/v1/persons",
                "/api/v1/operations",
                "/api/v1/operations/gateway",
                "/api/v1/fundsx",
                "/api/v2/funds",
                "/nowhere",
                "/"
            })
    void knowsNothingAtAnyOtherAddress(String path) {
        var answer = gateway.get(path, token());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(RunningGateway.json(answer.body()).path("code").asText()).isEqualTo("NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/funds/../../../dev/clock",
                "/api/v1/funds/..",
                "/api/v1/./funds",
                "/api/v1/funds/%2e%2e/%2e%2e/health",
                "/api/v1/funds/.%2E/x",
                "/api/v1/funds%2f..%2f..%2fhealth",
                "/api/v1/funds/..%5c..%5chealth",
                "/api/v1/funds/..\\..\\health",
                "/api/v1/funds/%252e%252e/health",
                "/api/v1/funds;x=/../health",
                "/api/v1/funds/..;/health",
                "/api/v1//funds",
                "/api/v1/funds//7",
                "/api/v1/funds/%00",
                "/api/v1/funds/%0d%0aX-Evil:%201",
                "/api/v1/funds/%",
                "/api/v1/funds/%zz",
                "/api/v1/funds/{id}",
            })
    void refusesPathsThatCouldMeanAnother(String path) {
        gateway.budget.forget();

        var answer = gateway.sendRaw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Authorization: Bearer " + token() + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").containsIgnoringCase("application/problem+json");
        assertThat(gateway.budget.last()).isNull();
    }

    @Test
    void ignoresTheHostOfAnAbsoluteAddress() {
        var answer = gateway.sendRaw("GET http://evil.example/api/v1/funds HTTP/1.1\r\nHost: evil.example\r\n"
                + "Connection: close\r\nAuthorization: Bearer " + token() + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("{\"service\":\"budget\"}");
    }

    @Test
    void passesPathQueryMethodAndBodyOnAsTheyCame() {
        gateway.send(gateway.request("/api/v1/funds/br%C3%B8nn%20%C3%B8y?q=a%2Fb&q=c+d%20e")
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"navn\":\"Brønnøy\"}")));

        var received = gateway.budget.last();
        assertThat(received.method()).isEqualTo("PATCH");
        assertThat(received.uri()).hasToString("/api/v1/funds/br%C3%B8nn%20%C3%B8y?q=a%2Fb&q=c+d%20e");
        assertThat(received.text()).isEqualTo("{\"navn\":\"Brønnøy\"}");
        assertThat(received.header("Content-type")).isEqualTo("application/json");
    }

    @Test
    void answersHeadAsTheServiceDoesWithoutABody() {
        var head = gateway.send(gateway.request("/api/v1/funds")
                .header("Authorization", "Bearer " + token())
                .method("HEAD", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("ETag")).hasValue("\"7\"");
        assertThat(head.headers().firstValue("Content-Length")).hasValue("20");
        assertThat(head.body()).isEmpty();
        assertThat(gateway.budget.last().method()).isEqualTo("HEAD");
    }

    @Test
    void leavesOptionsToTheServiceAndGrantsNoOtherOrigin() {
        var options = gateway.send(gateway.request("/api/v1/funds")
                .header("Authorization", "Bearer " + token())
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(options.statusCode()).isEqualTo(200);
        assertThat(gateway.budget.last().method()).isEqualTo("OPTIONS");
        assertThat(options.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND"})
    void takesNoOtherMethods(String method) {
        var answer = gateway.sendRaw(method + " /api/v1/funds HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Authorization: Bearer " + token() + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 405 ").contains("METHOD_NOT_ALLOWED");
    }
}
