package no.tilsagn.gateway.routing;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.AvailableByteBody;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.netty.channel.Channel;
import io.netty.handler.timeout.ReadTimeoutHandler;
import reactor.core.publisher.Flux;

/**
 * The body of a request on its way to the service. As long as pieces of it come, the service has nothing to answer yet:
 * each of them puts off the client's timeout, which otherwise counts from what the service said last.
 */
final class Upload {
    private final HttpRequest<?> outgoing;
    private final CloseableByteBody body;
    private volatile boolean complete;

    Upload(ServerHttpRequest<?> request, HttpRequest<?> outgoing) {
        this.outgoing = outgoing;
        CloseableByteBody sent = request.byteBody().move();
        complete = sent instanceof AvailableByteBody;
        body = complete
                ? sent
                : request.byteBodyFactory()
                        .adapt(
                                Flux.from(sent.toReadBufferPublisher())
                                        .doOnNext(_ -> putOffTimeout())
                                        .doOnComplete(() -> complete = true),
                                sent.expectedLength());
    }

    CloseableByteBody body() {
        return body;
    }

    /** Whether it is the caller who has stopped: there is more to come, and the service would take it. */
    boolean waitsForCaller() {
        return !complete
                && Forwarding.connection(outgoing).map(Channel::isWritable).orElse(true);
    }

    private void putOffTimeout() {
        Forwarding.connection(outgoing)
                .ifPresent(connection -> connection.eventLoop().execute(() -> {
                    if (connection.pipeline().get(ChannelPipelineCustomizer.HANDLER_READ_TIMEOUT)
                            instanceof ReadTimeoutHandler timeout) {
                        timeout.resetReadTimeout();
                    }
                }));
    }
}
