package no.tilsagn.api;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.util.List;

/** Refuses control characters in the query, of which nobody can ask for anything: some no database takes as text. */
@ServerFilter("/api/**")
class QueryTextFilter implements Ordered {

    /** Strangers learn nothing of it. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    @RequestFilter
    void refuseControlCharacters(HttpRequest<?> request) {
        if (request.getUri().getRawQuery() != null) {
            request.getParameters().forEach(QueryTextFilter::requireText);
        }
    }

    private static void requireText(String name, List<String> values) {
        if (values.stream().anyMatch(value -> value.chars().anyMatch(Character::isISOControl))) {
            throw Problem.malformed("/" + name, "INVALID_VALUE", "Control characters are not text.");
        }
    }
}
