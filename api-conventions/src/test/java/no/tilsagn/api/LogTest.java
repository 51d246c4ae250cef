package no.tilsagn.api;

import static no.tilsagn.api.RunningNotes.json;
import static no.tilsagn.api.RunningNotes.send;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import no.tilsagn.backends.Backends;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class LogTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private static final class Contexts extends AppenderBase<ILoggingEvent> {
        private final List<Map<String, String>> seen = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            seen.add(event.getMDCPropertyMap());
        }
    }

    @Test
    void everyLineOfARequestNamesItsCorrelationAndItsTrace() {
        var contexts = new Contexts();
        contexts.start();
        var ours = (Logger) LoggerFactory.getLogger("no.tilsagn.api");
        ours.addAppender(contexts);
        try {
            send(RunningNotes.shared()
                    .request("/api/v1/notes/broken", Backends.identityProvider().token("applicant.senja"))
                    .header(Correlation.HEADER, "my-id.1")
                    .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01"));
        } finally {
            ours.detachAppender(contexts);
        }

        assertThat(contexts.seen)
                .as("what the endpoint says, and what is said of its failure")
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(context -> assertThat(context)
                        .containsEntry("correlationId", "my-id.1")
                        .containsEntry("traceId", TRACE));
    }

    @Test
    void everyLineIsAnObjectThatNamesTheService() throws Exception {
        var console = System.out;
        var written = new ByteArrayOutputStream();
        var context = new LoggerContext();
        context.setMDCAdapter(MDC.getMDCAdapter());
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            var configuration = new JoranConfigurator();
            configuration.setContext(context);
            configuration.doConfigure(LogTest.class.getResource("/logback.xml"));
            context.getLogger("no.tilsagn.notes").warn("Two\nlines");
        } finally {
            context.stop();
            System.setOut(console);
        }

        var line = json(written.toString(StandardCharsets.UTF_8));
        assertThat(line.path("service").asText()).isEqualTo("conventions");
        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("message").asText()).isEqualTo("Two\nlines");
    }
}
