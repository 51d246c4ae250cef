package no.tilsagn.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

@Singleton
class ProblemHandler implements ExceptionHandler<Problem, HttpResponse<?>> {
    private final ProblemResponses responses;

    ProblemHandler(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    public HttpResponse<?> handle(@SuppressWarnings("rawtypes") HttpRequest request, Problem problem) {
        return responses.of(problem);
    }
}
