package no.tilsagn.api.identity;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Ready when tokens can be checked: the keys are known, though the identity provider may be away by now. */
@Singleton
class IdentityReadiness implements HealthIndicator {
    private static final String NAME = "identityProvider";

    private final SigningKeys keys;
    private final Executor blocking;

    IdentityReadiness(SigningKeys keys, @Named(TaskExecutors.BLOCKING) Executor blocking) {
        this.keys = keys;
        this.blocking = blocking;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.fromFuture(() -> CompletableFuture.supplyAsync(keys::available, blocking))
                .map(available -> HealthResult.builder(NAME, available ? HealthStatus.UP : HealthStatus.DOWN)
                        .build());
    }
}
