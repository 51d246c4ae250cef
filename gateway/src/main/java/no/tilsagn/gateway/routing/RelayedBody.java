package no.tilsagn.gateway.routing;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.ByteBodyHttpResponseWrapper;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.body.AvailableByteBody;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.http.codec.CodecException;
import java.io.OutputStream;
import reactor.core.publisher.Flux;

/** Hands the bytes of a service's answer to the caller as they come, not copied and not gathered. */
final class RelayedBody implements ResponseBodyWriter<CloseableByteBody> {
    private final Runnable hangUp;

    /** @param hangUp ends the connection to the service, for a caller who leaves before everything is said */
    RelayedBody(Runnable hangUp) {
        this.hangUp = hangUp;
    }

    @Override
    public ByteBodyHttpResponse<?> write(
            ByteBodyFactory bodyFactory,
            HttpRequest<?> request,
            MutableHttpResponse<CloseableByteBody> response,
            Argument<CloseableByteBody> type,
            MediaType mediaType,
            CloseableByteBody body) {
        // Micronaut 4.10 can't subscribe to a stream of another connection while it already holds bytes, so it gets a
        // publisher; an answer that is wholly here goes as it is.
        CloseableByteBody relayed = body instanceof AvailableByteBody
                ? body
                : bodyFactory.adapt(Flux.from(body.toReadBufferPublisher()).doOnCancel(hangUp), body.expectedLength());
        return ByteBodyHttpResponseWrapper.wrap(response, relayed);
    }

    @Override
    public CloseableByteBody writePiece(
            ByteBodyFactory bodyFactory,
            HttpRequest<?> request,
            HttpResponse<?> response,
            Argument<CloseableByteBody> type,
            MediaType mediaType,
            CloseableByteBody body) {
        return body;
    }

    @Override
    public void writeTo(
            Argument<CloseableByteBody> type,
            MediaType mediaType,
            CloseableByteBody body,
            MutableHeaders headers,
            OutputStream stream) {
        throw new CodecException("An answer is relayed, never written to a stream");
    }
}
