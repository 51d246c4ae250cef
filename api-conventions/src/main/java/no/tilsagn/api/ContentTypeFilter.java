package no.tilsagn.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** The framework takes a kind of body whose name it can't read for JSON; here it is refused as what it is. */
@ServerFilter("/api/**")
class ContentTypeFilter {

    @RequestFilter
    void refuseUnreadable(HttpRequest<?> request) {
        String sent = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
        if (sent != null && !sent.isBlank() && request.getContentType().isEmpty()) {
            throw Problem.unsupportedMediaType("Send the body as application/json.");
        }
    }
}
