package no.tilsagn.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private final RateLimits limits = new RateLimits(new RateLimits.Configuration(1, 2));

    @Test
    void countsAllAddressesOfAnIpv6NetworkTogether() {
        count("2001:db8:1:2::1");
        count("2001:db8:1:2:ffff:ffff:ffff:ffff");

        assertThat(waits("2001:db8:1:2:a:b:c:d")).isTrue();
        assertThat(waits("2001:db8:1:3::1")).isFalse();
        limits.forgiveAddress(at("2001:db8:1:2::77"));
        assertThat(waits("2001:db8:1:2::1")).isFalse();
    }

    @Test
    void countsEachIpv4AddressForItself() {
        count("192.0.2.1");
        count("192.0.2.1");

        assertThat(waits("192.0.2.1")).isTrue();
        assertThat(waits("::ffff:192.0.2.1")).as("the same in another spelling").isTrue();
        assertThat(waits("192.0.2.2")).isFalse();
    }

    private void count(String address) {
        assertThat(waits(address)).isFalse();
    }

    private boolean waits(String address) {
        return !limits.countAddress(at(address)).isZero();
    }

    private static InetSocketAddress at(String address) {
        return new InetSocketAddress(address, 1);
    }
}
