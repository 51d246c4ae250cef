package no.tilsagn.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.Socket;
import no.tilsagn.backends.Backends;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class CallerWhoLeavesTest {
    @Test
    void isNoFaultOfOurs() throws Exception {
        RunningNotes notes = RunningNotes.shared();
        int port = notes.request("/").build().uri().getPort();
        String token = Backends.identityProvider().token("applicant.senja");
        Logger logger = (Logger) LoggerFactory.getLogger(UnexpectedFailureHandler.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Level before = logger.getLevel();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
        try {
            try (var caller = new Socket("localhost", port)) {
                caller.getOutputStream()
                        .write(("POST /api/v1/notes HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                        + "Content-Length: 100\r\nAuthorization: Bearer " + token
                                        + "\r\n\r\n{\"text\":")
                                .getBytes(ISO_8859_1));
                caller.getOutputStream().flush();
            }

            await().until(() -> !log.list.isEmpty());
            assertThat(log.list).allSatisfy(line -> {
                assertThat(line.getLevel()).isEqualTo(Level.INFO);
                assertThat(line.getFormattedMessage()).contains("went away");
            });
        } finally {
            logger.detachAppender(log);
            logger.setLevel(before);
        }
    }
}
