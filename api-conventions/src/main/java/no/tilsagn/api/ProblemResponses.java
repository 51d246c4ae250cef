package no.tilsagn.api;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Map;

/** Renders every refusal, ours and the framework's, as a problem document. */
@Singleton
@Primary
class ProblemResponses implements ErrorResponseProcessor<ProblemDocument> {
    private static final String RETRY_AFTER_SECONDS = "2";
    private static final Map<HttpStatus, String> CODES = Map.of(
            HttpStatus.BAD_REQUEST, "MALFORMED",
            HttpStatus.REQUEST_ENTITY_TOO_LARGE, "TOO_LARGE",
            HttpStatus.REQUEST_URI_TOO_LONG, "URI_TOO_LONG",
            HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL_ERROR");
    private static final Map<HttpStatus, String> DETAILS = Map.of(
            HttpStatus.UNAUTHORIZED, "Send a valid bearer token.",
            HttpStatus.FORBIDDEN, "Your role may not do this.",
            HttpStatus.NOT_FOUND, "There is nothing at this address.",
            HttpStatus.METHOD_NOT_ALLOWED, "This address does not take this method.",
            HttpStatus.NOT_ACCEPTABLE, "This address answers with application/json.",
            HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The body is larger than is read here.",
            HttpStatus.INTERNAL_SERVER_ERROR,
                    "Something went wrong on our side; give the traceId to those who run Tilsagn.");

    @Override
    public MutableHttpResponse<ProblemDocument> processResponse(ErrorContext context, MutableHttpResponse<?> base) {
        HttpStatus status = base.status();
        String detail = status.getCode() < 500 && context.hasErrors()
                ? DETAILS.getOrDefault(status, context.getErrors().getFirst().getMessage())
                : DETAILS.getOrDefault(status, status.getReason());
        return render(
                base,
                ProblemDocument.of(status, CODES.getOrDefault(status, status.name()), detail, Correlation.traceId()));
    }

    MutableHttpResponse<ProblemDocument> of(Problem problem) {
        return render(HttpResponse.status(problem.status()), ProblemDocument.of(problem, Correlation.traceId()));
    }

    private static MutableHttpResponse<ProblemDocument> render(MutableHttpResponse<?> base, ProblemDocument problem) {
        switch (base.status()) {
            case UNAUTHORIZED -> base.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"tilsagn\"");
            case SERVICE_UNAVAILABLE -> base.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            default -> {}
        }
        return base.body(problem).contentType(ProblemDocument.MEDIA_TYPE);
    }
}
