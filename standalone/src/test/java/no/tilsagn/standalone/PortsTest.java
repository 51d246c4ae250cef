package no.tilsagn.standalone;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void aTakenPortIsNamedWithWhoNeedsIt() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.requireFree(taken.getLocalPort(), "gateway"))
                    .isInstanceOf(CannotRun.class)
                    .hasMessageMatching("Port \\d+, which the gateway needs, is taken.*: stop that and try again\\.");
        }
    }

    @Test
    void aFreePortIsNoTrouble() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThatCode(() -> Ports.requireFree(port, "gateway")).doesNotThrowAnyException();
    }
}
