package no.tilsagn.gateway.limits;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * How many large bodies are on their way to one service at a time: it holds each in memory until it is read. Large is a
 * body of more than 256 KiB, and one whose size can't be known before it is there. Each replica grants them anew.
 */
@Singleton
public class LargeBodies {
    private static final int LARGE_BYTES = 256 * 1024;

    private final int atATime;
    private final Map<Object, Semaphore> places = new ConcurrentHashMap<>();

    LargeBodies(@Value("${tilsagn.limits.large-bodies:16}") int atATime) {
        this.atATime = atATime;
    }

    /** Goes on with the request, and holds a place of the service for a large body until it is answered. */
    public <T> Mono<T> admit(HttpRequest<?> request, Object service, Supplier<Mono<T>> goOn, Supplier<Mono<T>> refuse) {
        if (!isLarge(request.getHeaders(), request.getContentLength())) {
            return goOn.get();
        }
        Semaphore free = places.computeIfAbsent(service, _ -> new Semaphore(atATime));
        return Mono.defer(
                () -> free.tryAcquire() ? Mono.defer(goOn).doFinally(_ -> free.release()) : Mono.defer(refuse));
    }

    private static boolean isLarge(HttpHeaders headers, long length) {
        return length > LARGE_BYTES
                || headers.contains(HttpHeaders.TRANSFER_ENCODING)
                || headers.contains(HttpHeaders.CONTENT_ENCODING);
    }
}
