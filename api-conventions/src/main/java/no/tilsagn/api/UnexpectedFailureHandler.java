package no.tilsagn.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.io.EOFException;
import java.nio.channels.ClosedChannelException;
import no.tilsagn.database.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A fault of ours: logged once, with its cause; the caller gets a trace id and none of our insides. A failure that passes by
 * itself is none: nothing was done or, if the answer to a commit was lost, an Idempotency-Key tells.
 */
@Singleton
class UnexpectedFailureHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedFailureHandler.class);

    private final ProblemResponses responses;

    UnexpectedFailureHandler(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    public HttpResponse<?> handle(@SuppressWarnings("rawtypes") HttpRequest request, Throwable failure) {
        Problem refusal = Refusals.of(failure);
        if (refusal != null) {
            return responses.of(refusal);
        }
        if (failure instanceof EOFException || failure instanceof ClosedChannelException) {
            LOG.info(
                    "{} {}: the caller went away before the end of the body",
                    request.getMethodName(),
                    request.getPath());
            return responses.of(Problem.malformed("", "MALFORMED", "The body ends too early."));
        }
        if (Outage.causes(failure)) {
            LOG.warn("{} {} found the database away: {}", request.getMethodName(), request.getPath(), rootOf(failure));
            return responses.of(Problem.unavailable("The database can't serve this just now."));
        }
        LOG.error("{} {} failed", request.getMethodName(), request.getPath(), failure);
        return responses.of(Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "INTERNAL_ERROR",
                "Something went wrong on our side; give the traceId to those who run Tilsagn."));
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null || failure.getCause() == failure ? failure : rootOf(failure.getCause());
    }
}
