package no.tilsagn.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.net.URI;

/** Answers that carry the version of what they show, as an {@code ETag}. */
public final class Versioned {
    private Versioned() {}

    public static <T> MutableHttpResponse<T> ok(T body, long version) {
        return HttpResponse.ok(body).header("ETag", eTag(version));
    }

    public static <T> MutableHttpResponse<T> created(URI location, T body, long version) {
        return HttpResponse.created(body, location).header("ETag", eTag(version));
    }

    static String eTag(long version) {
        return "\"" + version + "\"";
    }
}
