package no.tilsagn.gateway;

import static no.tilsagn.gateway.RunningGateway.token;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final List<Map<String, String>> seen = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            Map<String, String> line = new HashMap<>(event.getMDCPropertyMap());
            line.put("logger", event.getLoggerName());
            if (event.getKeyValuePairs() != null) {
                event.getKeyValuePairs()
                        .forEach(pair -> assertThat(line.put(pair.key, String.valueOf(pair.value)))
                                .as(pair.key)
                                .isNull());
            }
            seen.add(line);
        }
    }

    @Test
    void everyLineOfARequestNamesItsCorrelationAndItsTrace() {
        var lines = new Lines();
        lines.start();
        var ours = (Logger) LoggerFactory.getLogger("no.tilsagn.gateway");
        var access = (Logger) LoggerFactory.getLogger("access");
        var before = access.getLevel();
        access.setLevel(Level.INFO);
        ours.addAppender(lines);
        access.addAppender(lines);
        try (var gateway = new RunningGateway(Map.of())) {
            gateway.budget.close();
            var answer = gateway.send(gateway.request("/api/v1/funds")
                    .header("Authorization", "Bearer " + token())
                    .header("X-Correlation-Id", "case-42")
                    .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01"));
            assertThat(answer.statusCode()).isEqualTo(503);
            Awaitility.await().until(() -> lines.seen.size() >= 2);
        } finally {
            ours.detachAppender(lines);
            access.detachAppender(lines);
            access.setLevel(before);
        }

        assertThat(lines.seen)
                .extracting(line -> line.get("logger"))
                .contains("access", "no.tilsagn.gateway.routing.Forwarding");
        assertThat(lines.seen)
                .allSatisfy(line -> assertThat(line)
                        .containsEntry("correlationId", "case-42")
                        .containsEntry("traceId", TRACE));
        assertThat(lines.seen)
                .anySatisfy(line -> assertThat(line)
                        .containsEntry("routedTo", "budget")
                        .containsEntry("subject", "applicant.senja")
                        .containsEntry("status", "503"));
    }
}
