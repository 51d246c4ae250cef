package no.tilsagn.gateway.routing;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.HttpServerConfiguration;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import no.tilsagn.api.Caller;
import no.tilsagn.api.identity.BearerToken;
import no.tilsagn.api.identity.TokenCheck;
import no.tilsagn.api.identity.TokenDecision;
import no.tilsagn.gateway.limits.LargeBodies;
import no.tilsagn.gateway.limits.RateLimits;
import no.tilsagn.gateway.observing.Passage;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Everything under {@code /api} ends here: a request is sent on to its service or refused. Runs on the event loop and
 * never blocks it.
 */
@ServerFilter("/api/**")
class RoutingFilter implements Ordered {
    private static final Set<HttpMethod> METHODS = EnumSet.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private final Routes routes;
    private final TokenCheck tokens;
    private final RateLimits limits;
    private final LargeBodies largeBodies;
    private final Forwarding forwarding;
    private final long maxBodySize;

    RoutingFilter(
            Routes routes,
            TokenCheck tokens,
            RateLimits limits,
            LargeBodies largeBodies,
            Forwarding forwarding,
            HttpServerConfiguration configuration) {
        this.routes = routes;
        this.tokens = tokens;
        this.limits = limits;
        this.largeBodies = largeBodies;
        this.forwarding = forwarding;
        this.maxBodySize = configuration.getMaxRequestSize();
    }

    /** After the request is observed, before anything that belongs to the gateway's own endpoints. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 2;
    }

    @RequestFilter
    Publisher<MutableHttpResponse<?>> route(HttpRequest<?> request) {
        Passage passage = Passage.of(request);
        String path = request.getUri().getRawPath();
        if (!RawPath.isSane(path)) {
            return refuseUnknown(Refusal.AMBIGUOUS_PATH, request, passage);
        }
        Service service = routes.find(path);
        if (service == null) {
            return refuseUnknown(Refusal.NO_SUCH_PLACE, request, passage);
        }
        passage.routedTo(service.name());
        if (!METHODS.contains(request.getMethod())) {
            return refuseUnknown(Refusal.UNKNOWN_METHOD, request, passage);
        }
        if (request.getContentLength() > maxBodySize) {
            return refuseUnknown(Refusal.TOO_LARGE, request, passage);
        }
        return admit((ServerHttpRequest<?>) request, service, passage);
    }

    private Publisher<MutableHttpResponse<?>> admit(ServerHttpRequest<?> request, Service service, Passage passage) {
        String token = BearerToken.of(request);
        if (token == null) {
            return refuseUnknown(Refusal.TOKEN_MISSING, request, passage);
        }
        TokenDecision.Accepted known = tokens.recall(token);
        if (known != null) {
            return pass(request, service, passage, known.caller());
        }
        Duration wait = limits.countAddress(request.getRemoteAddress());
        if (!wait.isZero()) {
            return refuse(Refusal.tooOften(wait), passage);
        }
        return Mono.fromCompletionStage(tokens.decide(token)).flatMap(decision -> switch (decision) {
            case TokenDecision.Accepted accepted -> {
                limits.forgiveAddress(request.getRemoteAddress());
                yield pass(request, service, passage, accepted.caller());
            }
            case TokenDecision.Rejected() -> refuse(Refusal.TOKEN_REJECTED, passage);
            case TokenDecision.Undecidable() -> refuse(Refusal.TOKEN_UNDECIDABLE, passage);
        });
    }

    private Mono<MutableHttpResponse<?>> refuseUnknown(Refusal refusal, HttpRequest<?> request, Passage passage) {
        Duration wait = limits.countAddress(request.getRemoteAddress());
        return refuse(wait.isZero() ? refusal : Refusal.tooOften(wait), passage);
    }

    private Mono<MutableHttpResponse<?>> pass(
            ServerHttpRequest<?> request, Service service, Passage passage, Caller caller) {
        passage.calledBy(caller.subject());
        Duration wait = limits.countPerson(caller.subject());
        return wait.isZero()
                ? largeBodies.admit(
                        request,
                        service,
                        () -> forwarding.forward(request, service, passage),
                        () -> refuse(Refusal.tooOften(Duration.ofSeconds(1)), passage))
                : refuse(Refusal.tooOften(wait), passage);
    }

    private static Mono<MutableHttpResponse<?>> refuse(Refusal refusal, Passage passage) {
        return Mono.just(refusal.answer(passage));
    }
}
