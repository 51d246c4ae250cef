package no.tilsagn.gateway.routing;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.client.RawHttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.http.client.exceptions.ReadTimeoutException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import no.tilsagn.gateway.observing.Passage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** There and back: sends a request to its service and relays the answer, both as they stream. */
@Singleton
class Forwarding {
    private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);
    private static final String PROBLEM = "application/problem+json";
    /** Where Micronaut's client notes the connection that a request uses. */
    private static final String CONNECTION = "netty_channel";

    private static final int MAX_CAUSES = 10;

    private final RawHttpClient client;
    private final Duration longestUpload;

    Forwarding(
            @Client("services") RawHttpClient client,
            @Value("${tilsagn.limits.longest-upload:2m}") Duration longestUpload) {
        this.client = client;
        this.longestUpload = longestUpload;
    }

    Mono<MutableHttpResponse<?>> forward(ServerHttpRequest<?> request, Service service, Passage passage) {
        URI here = request.getUri();
        MutableHttpRequest<?> outgoing = HttpRequest.create(
                request.getMethod(),
                service.resolve(here.getRawPath(), here.getRawQuery()).toString());
        RelayedHeaders.toService(request, outgoing.getHeaders(), passage);
        Upload upload = new Upload(request, outgoing, longestUpload);
        return Mono.from(client.exchange(outgoing, upload.body(), null))
                .<MutableHttpResponse<?>>map(answer -> relay(request, outgoing, answer, passage))
                .onErrorResume(
                        failure -> Mono.just(refusal(failure, service, upload).answer(passage)));
    }

    private static MutableHttpResponse<?> relay(
            HttpRequest<?> request, HttpRequest<?> outgoing, HttpResponse<?> answer, Passage passage) {
        var bytes = (ByteBodyHttpResponse<?>) answer;
        if (answer.code() >= HttpStatus.INTERNAL_SERVER_ERROR.getCode() && !isProblem(answer)) {
            bytes.close();
            return Refusal.BAD_ANSWER.answer(passage);
        }
        MutableHttpResponse<CloseableByteBody> relayed = HttpResponse.status(answer.code(), answer.reason());
        RelayedHeaders.toCaller(answer, relayed.getHeaders());
        if (request.getMethod() == HttpMethod.HEAD) {
            bytes.close();
        } else {
            relayed.body(bytes.byteBody().move()).bodyWriter(new RelayedBody(() -> hangUp(outgoing)));
        }
        return relayed;
    }

    /** Otherwise the client would read to its end an answer that nobody listens to, and some have no end. */
    private static void hangUp(HttpRequest<?> outgoing) {
        connection(outgoing).ifPresent(Channel::close);
    }

    /** The connection to the service, when the request has got one. */
    static Optional<Channel> connection(HttpRequest<?> outgoing) {
        return outgoing.getAttribute(CONNECTION, Channel.class);
    }

    private static boolean isProblem(HttpResponse<?> answer) {
        String type = answer.getHeaders().get("Content-Type");
        return type != null && type.startsWith(PROBLEM);
    }

    private static Refusal refusal(Throwable failure, Service service, Upload upload) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++, cause = cause.getCause()) {
            if (cause instanceof ContentLengthExceededException) {
                return Refusal.TOO_LARGE;
            }
            if (cause instanceof ReadTimeoutException && upload.waitsForCaller()) {
                return Refusal.CALLER_STALLED;
            }
            if (cause instanceof ReadTimeoutException) {
                LOG.warn("The {} service took too long", service.name());
                return Refusal.TIMEOUT;
            }
        }
        LOG.warn("The {} service can't be reached: {}", service.name(), failure.toString());
        return Refusal.UNAVAILABLE;
    }
}
