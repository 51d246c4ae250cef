package no.tilsagn.gateway.routing;

import io.micronaut.health.HealthStatus;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.client.RawHttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells which services answer. The gateway stays up whatever it says: it serves those that do. */
@Singleton
class ServicesHealth implements HealthIndicator {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Routes routes;
    private final RawHttpClient client;

    ServicesHealth(Routes routes, @Client("services") RawHttpClient client) {
        this.routes = routes;
        this.client = client;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Flux.fromIterable(routes.services())
                .flatMap(service -> statusOf(service).map(status -> new String[] {service.name(), status}))
                .collectMap(status -> status[0], status -> status[1])
                .map(details -> HealthResult.builder("services", HealthStatus.UP)
                        .details(details)
                        .build());
    }

    private Mono<String> statusOf(Service service) {
        var request = HttpRequest.GET(service.resolve("/health/liveness", null).toString());
        return Mono.from(client.exchange(request, null, null))
                .map(ServicesHealth::statusOf)
                .timeout(PATIENCE)
                .onErrorReturn("UNREACHABLE");
    }

    private static String statusOf(HttpResponse<?> answer) {
        ((ByteBodyHttpResponse<?>) answer).close();
        return answer.code() == 200 ? "UP" : "DOWN";
    }
}
