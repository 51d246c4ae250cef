package no.tilsagn.gateway.identity;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Lets the gateway's own endpoints know their caller by the same check as the routed ones. */
@Singleton
class BearerAuthentication implements TokenValidator<HttpRequest<?>> {
    private final TokenCheck check;

    BearerAuthentication(TokenCheck check) {
        this.check = check;
    }

    @Override
    public Publisher<Authentication> validateToken(String token, HttpRequest<?> request) {
        return Mono.fromCompletionStage(() -> check.decide(token))
                .ofType(TokenDecision.Accepted.class)
                .map(accepted -> Authentication.build(accepted.subject(), accepted.roles()));
    }
}
