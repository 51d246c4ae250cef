package no.tilsagn.gateway.routing;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.AvailableByteBody;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.netty.channel.Channel;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.time.Duration;
import reactor.core.publisher.Flux;

/**
 * The body of a request on its way to the service. As long as pieces of it come, the service has nothing to answer yet:
 * each of them puts off the client's timeout, which otherwise counts from what the service said last. Not without end: a
 * caller who sends a byte now and then would keep a connection from others.
 */
final class Upload {
    private final HttpRequest<?> outgoing;
    private final CloseableByteBody body;
    private final long patientUntil;
    private volatile boolean complete;

    /** @param longest time in which pieces put the timeout off */
    Upload(ServerHttpRequest<?> request, HttpRequest<?> outgoing, Duration longest) {
        this.outgoing = outgoing;
        this.patientUntil = System.nanoTime() + longest.toNanos();
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
        if (System.nanoTime() - patientUntil > 0) {
            return;
        }
        Forwarding.connection(outgoing)
                .ifPresent(connection -> connection.eventLoop().execute(() -> {
                    if (connection.pipeline().get(ChannelPipelineCustomizer.HANDLER_READ_TIMEOUT)
                            instanceof ReadTimeoutHandler timeout) {
                        timeout.resetReadTimeout();
                    }
                }));
    }
}
