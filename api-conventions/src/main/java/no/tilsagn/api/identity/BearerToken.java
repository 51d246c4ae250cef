package no.tilsagn.api.identity;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;

/** Where a token stands in a request. */
public final class BearerToken {
    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /** The token of a request, unchecked; null unless there is exactly one credential and it is a bearer token. */
    public static String of(HttpRequest<?> request) {
        List<String> sent = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
        return sent.size() == 1 && sent.getFirst().regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? sent.getFirst().substring(SCHEME.length()).strip()
                : null;
    }
}
