package no.tilsagn.api;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Map;
import java.util.regex.Pattern;

/** Gives every request a correlation id, in the log and in the answer; the caller's own is kept when it is sane. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class CorrelationFilter implements Ordered {
    private static final String ATTRIBUTE = CorrelationFilter.class.getName();
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @RequestFilter
    void begin(HttpRequest<?> request, MutablePropagatedContext context) {
        String sent = request.getHeaders().get(Correlation.HEADER);
        String id = sent != null && SANE.matcher(sent).matches()
                ? sent
                : UuidCreator.getTimeOrderedEpoch().toString();
        request.setAttribute(ATTRIBUTE, id);
        context.add(new MdcPropagationContext(Map.of(Correlation.MDC_KEY, id)));
    }

    @ResponseFilter
    void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
        request.getAttribute(ATTRIBUTE, String.class).ifPresent(id -> response.header(Correlation.HEADER, id));
    }
}
