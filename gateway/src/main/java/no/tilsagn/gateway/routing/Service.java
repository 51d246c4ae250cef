package no.tilsagn.gateway.routing;

import java.net.URI;

/** A service behind the gateway. */
record Service(String name, URI base) {

    /** The address of the same resource at the service; path and query as they came, undecoded. */
    URI resolve(String rawPath, String rawQuery) {
        return URI.create(rawQuery == null ? base + rawPath : base + rawPath + '?' + rawQuery);
    }
}
