package no.tilsagn.gateway.routing;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.tilsagn.api.ProblemDocument;
import no.tilsagn.gateway.observing.Passage;

/** Why a request doesn't get through, as a problem document with the headers that belong to it. */
record Refusal(HttpStatus status, String code, String detail, Map<String, String> headers) {
    private static final String PROBLEM = "application/problem+json";

    static final Refusal NO_SUCH_PLACE =
            new Refusal(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is nothing at this address.");
    static final Refusal AMBIGUOUS_PATH = new Refusal(
            HttpStatus.BAD_REQUEST, "INVALID_PATH", "The path has segments or escapes that could mean another path.");
    static final Refusal UNKNOWN_METHOD =
            new Refusal(HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", "This method is not known here.");
    static final Refusal TOO_LARGE =
            new Refusal(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "TOO_LARGE", "The body is larger than is read here.");
    static final Refusal TOKEN_MISSING = new Refusal(
            HttpStatus.UNAUTHORIZED,
            "UNAUTHORIZED",
            "Send a valid bearer token.",
            Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"tilsagn\""));
    static final Refusal TOKEN_REJECTED = new Refusal(
            HttpStatus.UNAUTHORIZED,
            "UNAUTHORIZED",
            "Send a valid bearer token.",
            Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"tilsagn\", error=\"invalid_token\""));
    static final Refusal TOKEN_UNDECIDABLE = new Refusal(
            HttpStatus.SERVICE_UNAVAILABLE,
            "SERVICE_UNAVAILABLE",
            "Tokens can't be checked just now. Repeat the request, a POST with the same Idempotency-Key.",
            Map.of(HttpHeaders.RETRY_AFTER, "2"));
    static final Refusal CALLER_STALLED = new Refusal(
            HttpStatus.REQUEST_TIMEOUT,
            "REQUEST_TIMEOUT",
            "The body stopped coming. Repeat the request, a POST with the same Idempotency-Key.",
            Map.of(HttpHeaders.CONNECTION, "close"));
    static final Refusal TIMEOUT = new Refusal(
            HttpStatus.GATEWAY_TIMEOUT,
            "UPSTREAM_TIMEOUT",
            "The service took too long. Repeat the request, a POST with the same Idempotency-Key.");
    static final Refusal UNAVAILABLE = new Refusal(
            HttpStatus.SERVICE_UNAVAILABLE,
            "SERVICE_UNAVAILABLE",
            "The service can't be reached just now. Repeat the request, a POST with the same Idempotency-Key.",
            Map.of(HttpHeaders.RETRY_AFTER, "2"));
    static final Refusal BAD_ANSWER = new Refusal(
            HttpStatus.BAD_GATEWAY, "BAD_GATEWAY", "The service failed without saying why; give us the traceId.");

    private Refusal(HttpStatus status, String code, String detail) {
        this(status, code, detail, Map.of());
    }

    static Refusal tooOften(Duration wait) {
        return new Refusal(
                HttpStatus.TOO_MANY_REQUESTS,
                "TOO_MANY_REQUESTS",
                "You ask more often than is answered here.",
                Map.of(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(wait.plusMillis(999).toSeconds())));
    }

    MutableHttpResponse<?> answer(Passage passage) {
        String type = "/problems/" + code.toLowerCase(Locale.ROOT).replace('_', '-');
        MutableHttpResponse<ProblemDocument> response = HttpResponse.<ProblemDocument>status(status)
                .body(new ProblemDocument(
                        type,
                        status.getReason(),
                        status.getCode(),
                        detail,
                        code,
                        passage.traceId(),
                        List.of(),
                        Map.of()))
                .contentType(PROBLEM);
        headers.forEach(response::header);
        return response;
    }
}
