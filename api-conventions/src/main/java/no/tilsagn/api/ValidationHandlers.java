package no.tilsagn.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.bind.exceptions.UnsatisfiedArgumentException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ConversionErrorHandler;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.JacksonExceptionHandler;
import io.micronaut.http.server.exceptions.JsonExceptionHandler;
import io.micronaut.http.server.exceptions.UnsatisfiedArgumentHandler;
import io.micronaut.http.server.exceptions.UnsatisfiedRouteHandler;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import java.util.Objects;

/** Requests that can't be bound to what the endpoint takes: 400 with a pointer to the field. */
@Factory
class ValidationHandlers {
    private final ProblemResponses responses;

    ValidationHandlers(ProblemResponses responses) {
        this.responses = responses;
    }

    @Singleton
    @Replaces(ConversionErrorHandler.class)
    ExceptionHandler<ConversionErrorException, HttpResponse<?>> conversion() {
        return (request, failure) -> responses.of(Objects.requireNonNullElseGet(
                Refusals.of(failure),
                () -> Problem.malformed(
                        "/" + failure.getArgument().getName(),
                        "INVALID_VALUE",
                        Refusals.notValid(failure.getArgument().getType(), "value"))));
    }

    @Singleton
    @Replaces(JacksonExceptionHandler.class)
    ExceptionHandler<JsonProcessingException, HttpResponse<?>> json() {
        return (request, failure) -> responses.of(Refusals.malformedJson(failure));
    }

    @Singleton
    @Replaces(JsonExceptionHandler.class)
    ExceptionHandler<JsonSyntaxException, HttpResponse<?>> syntax() {
        return (request, failure) -> responses.of(Objects.requireNonNullElseGet(
                Refusals.of(failure),
                () -> Problem.malformed("", "MALFORMED_JSON", "The body is not well-formed JSON.")));
    }

    @Singleton
    @Replaces(UnsatisfiedArgumentHandler.class)
    ExceptionHandler<UnsatisfiedArgumentException, HttpResponse<?>> missing() {
        return (request, failure) -> responses.of(Problem.malformed(
                bodyIsMissing(request) ? "" : "/" + failure.getArgument().getName(), "MISSING", "This is required."));
    }

    @Singleton
    @Replaces(UnsatisfiedRouteHandler.class)
    ExceptionHandler<UnsatisfiedRouteException, HttpResponse<?>> missingInRequest() {
        return (request, failure) -> responses.of(Problem.malformed(
                bodyIsMissing(request) ? "" : "/" + failure.getArgument().getName(), "MISSING", "This is required."));
    }

    private static boolean bodyIsMissing(HttpRequest<?> request) {
        return request.getMethod().permitsRequestBody() && request.getContentLength() <= 0;
    }
}
