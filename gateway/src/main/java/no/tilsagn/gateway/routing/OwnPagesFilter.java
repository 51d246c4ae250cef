package no.tilsagn.gateway.routing;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.Duration;
import no.tilsagn.gateway.limits.RateLimits;
import no.tilsagn.gateway.observing.Passage;

/** Limits how often one address asks for what the gateway answers itself, which needs no token. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class OwnPagesFilter implements Ordered {
    private final RateLimits limits;

    OwnPagesFilter(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 2;
    }

    @RequestFilter
    @Nullable
    MutableHttpResponse<?> limit(HttpRequest<?> request) {
        String path = request.getUri().getRawPath();
        if (path == null) {
            return Refusal.AMBIGUOUS_PATH.answer(Passage.of(request));
        }
        if (path.startsWith("/api/")) {
            return null;
        }
        Duration wait = limits.countAddress(request.getRemoteAddress());
        return wait.isZero() ? null : Refusal.tooOften(wait).answer(Passage.of(request));
    }
}
