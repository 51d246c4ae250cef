package no.tilsagn.api.identity;

import static java.util.function.Function.identity;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import no.tilsagn.api.Problem;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Tells Micronaut's security who calls. A token that is not good is no caller; one that can't be checked is 503. */
@Singleton
class TokenAuthentication implements AuthenticationFetcher<HttpRequest<?>> {
    private final TokenCheck check;

    TokenAuthentication(TokenCheck check) {
        this.check = check;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        String token = BearerToken.of(request);
        if (token == null) {
            return Mono.empty();
        }
        TokenDecision.Accepted known = check.recall(token);
        return known != null
                ? Mono.just(new AuthenticatedCaller(known.caller()))
                : Mono.fromCompletionStage(() -> check.decide(token).thenApplyAsync(identity(), connectionOf(request)))
                        .flatMap(TokenAuthentication::caller);
    }

    /** The thread of the request's connection, where Micronaut 4.10 wants to be when it goes on to read the body. */
    private static Executor connectionOf(HttpRequest<?> request) {
        return request instanceof NettyHttpRequest<?> netty
                ? netty.getChannelHandlerContext().executor()
                : Runnable::run;
    }

    private static Mono<Authentication> caller(TokenDecision decision) {
        return switch (decision) {
            case TokenDecision.Accepted accepted -> Mono.just(new AuthenticatedCaller(accepted.caller()));
            case TokenDecision.Rejected() -> Mono.empty();
            case TokenDecision.Undecidable() ->
                Mono.error(() -> Problem.unavailable("Tokens can't be checked just now."));
        };
    }
}
