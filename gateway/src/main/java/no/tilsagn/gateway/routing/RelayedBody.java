package no.tilsagn.gateway.routing;

import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.ByteBodyHttpResponseWrapper;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.http.codec.CodecException;
import java.io.OutputStream;

/** Hands the bytes of a service's answer to the caller as they come, neither copied nor gathered. */
final class RelayedBody implements ResponseBodyWriter<CloseableByteBody> {
    static final RelayedBody WRITER = new RelayedBody();

    private RelayedBody() {}

    @Override
    public ByteBodyHttpResponse<?> write(
            ByteBodyFactory bodyFactory,
            HttpRequest<?> request,
            MutableHttpResponse<CloseableByteBody> response,
            Argument<CloseableByteBody> type,
            MediaType mediaType,
            CloseableByteBody body) {
        return ByteBodyHttpResponseWrapper.wrap(response, body);
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
