package no.tilsagn.gateway.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Positive;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * How often one caller may ask: a bucket per person, and a bucket per address (of IPv6 per /64) for those who have
 * not shown a good token. Kept in memory, so each replica of the gateway grants the whole rate.
 */
@Singleton
public class RateLimits {
    private static final int IPV6_NETWORK_BYTES = 8;
    private static final int MAX_BUCKETS = 10_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    /**
     * @param requestsPerSecond what a caller may keep up
     * @param burst what a caller may ask at once after a pause
     */
    @ConfigurationProperties("tilsagn.limits")
    record Configuration(
            @Positive @Bindable(defaultValue = "200") int requestsPerSecond,
            @Positive @Bindable(defaultValue = "400") int burst) {}

    private final Configuration configuration;
    private final LoadingCache<String, Bucket> byPerson = buckets();
    private final LoadingCache<ByteBuffer, Bucket> byNetwork = buckets();

    RateLimits(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Counts a request of a person. Zero when it may go on, else how long the person has to wait. */
    public Duration countPerson(String subject) {
        return take(byPerson.get(subject));
    }

    /** Counts a request of somebody unknown. Zero when it may go on, else how long that address has to wait. */
    public Duration countAddress(InetSocketAddress caller) {
        return take(byNetwork.get(networkOf(caller.getAddress())));
    }

    /** Takes back what {@link #countAddress} counted: the caller turned out to be known. */
    public void forgiveAddress(InetSocketAddress caller) {
        byNetwork.get(networkOf(caller.getAddress())).addTokens(1);
    }

    /** An address of IPv4; of IPv6 the half that names the network, since whoever has one has all addresses in it. */
    private static ByteBuffer networkOf(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, IPV6_NETWORK_BYTES));
    }

    private static Duration take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    private <C> LoadingCache<C, Bucket> buckets() {
        return Caffeine.newBuilder()
                .maximumSize(MAX_BUCKETS)
                .expireAfterAccess(FORGOTTEN_AFTER)
                .executor(Runnable::run)
                .build(caller -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(configuration.burst())
                                .refillGreedy(configuration.requestsPerSecond(), Duration.ofSeconds(1)))
                        .build());
    }
}
