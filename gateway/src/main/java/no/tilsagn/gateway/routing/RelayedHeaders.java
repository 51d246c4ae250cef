package no.tilsagn.gateway.routing;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpHeaders;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import no.tilsagn.api.Correlation;
import no.tilsagn.gateway.observing.Passage;

/** Which headers go through the door, and which are the door's own. */
final class RelayedHeaders {
    /** Belong to one connection (RFC 9110, 7.6.1). */
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings",
            "expect");
    /** Said by the gateway about the caller, so nobody else's word is taken for it. */
    private static final Set<String> SAID_BY_US = Set.of(
            "host",
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-proto",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "x-real-ip",
            "x-correlation-id",
            "traceparent");

    private static final Set<String> NOT_TOLD = Set.of("server", "x-powered-by", "x-correlation-id", "traceparent");

    private RelayedHeaders() {}

    static void toService(HttpRequest<?> from, MutableHttpHeaders to, Passage passage) {
        copy(from.getHeaders(), to, SAID_BY_US);
        InetSocketAddress caller = from.getRemoteAddress();
        to.set("X-Forwarded-For", caller.getAddress().getHostAddress());
        to.set("X-Forwarded-Proto", from.isSecure() ? "https" : "http");
        String host = from.getHeaders().get(HttpHeaders.HOST);
        if (host != null) {
            to.set("X-Forwarded-Host", host);
        }
        to.set(Correlation.HEADER, passage.correlationId());
        to.set("traceparent", passage.traceparent());
    }

    static void toCaller(HttpResponse<?> from, MutableHttpHeaders to) {
        copy(from.getHeaders(), to, NOT_TOLD);
    }

    private static void copy(HttpHeaders from, MutableHttpHeaders to, Set<String> except) {
        List<String> connection = from.getAll(HttpHeaders.CONNECTION);
        for (Map.Entry<String, List<String>> header : from) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (HOP_BY_HOP.contains(name) || except.contains(name) || isNamedIn(connection, name)) {
                continue;
            }
            for (String value : header.getValue()) {
                to.add(header.getKey(), value);
            }
        }
    }

    private static boolean isNamedIn(List<String> connection, String name) {
        for (String value : connection) {
            for (String named : value.split(",")) {
                if (named.strip().equalsIgnoreCase(name)) {
                    return true;
                }
            }
        }
        return false;
    }
}
