package no.tilsagn.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import no.tilsagn.backends.Backends;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class OutboxTest {
    private static Service source;
    private static Topic topic;

    @BeforeAll
    static void start() {
        source = Service.start(
                Service.configuration("outbox", Backends.postgres().newDatabase("outbox"), List.of()));
        topic = new Topic("outbox");
    }

    @AfterAll
    static void stop() {
        topic.close();
        source.close();
    }

    @Test
    void refusesAnEventOutsideATransaction() {
        assertThatIllegalStateException()
                .isThrownBy(() -> source.outbox().append(Tick.TYPE, "k", new Tick("k", 1)))
                .withMessageContaining("transaction");
    }

    @Test
    void refusesWhatIsNoJsonOrTooLarge() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source.inTransaction(() -> source.outbox().append(Tick.TYPE, "k", new Object())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source.inTransaction(() ->
                        source.outbox().append(Tick.TYPE, "k", Map.of("text", "x".repeat(600_000)))));
    }

    @Test
    void aRolledBackTransactionLeavesNoEvent() {
        assertThatThrownBy(() -> source.inTransaction(() -> {
                    source.outbox().append(Tick.TYPE, "undone", new Tick("undone", 1));
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");
        source.tick("done", 1);

        assertThat(topic.readUntilKey("done")).extracting(Message::key).doesNotContain("undone");
        await().until(() -> source.count("outbox") == 0);
    }

    @Test
    void anEventIsACloudEventInKafkaHeadersWithAJsonBody() {
        UUID id = source.tick("cloud", 7);

        Message message = topic.readUntilKey("cloud").getLast();
        assertThat(message.headers())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", id.toString())
                .containsEntry("ce_type", Tick.TYPE)
                .containsEntry("ce_source", "/tilsagn/outbox")
                .containsEntry("ce_subject", "cloud")
                .containsEntry("ce_time", Service.NOW.toString())
                .containsEntry("ce_correlationid", id.toString())
                .containsEntry("content-type", "application/json")
                .doesNotContainKeys("ce_causationid", "traceparent");
        assertThat(message.body()).asString().isEqualTo("{\"key\":\"cloud\",\"number\":7}");
        assertThat(id.version()).isEqualTo(7);
    }

    @Test
    void correlationAndTraceFollowTheEventAndWhatFollowsFromIt() {
        SpanContext request = SpanContext.createFromRemoteParent(
                "0af7651916cd43dd8448eb211c80319c",
                "b7ad6b7169203331",
                TraceFlags.getSampled(),
                TraceState.getDefault());
        List<String> seen = new CopyOnWriteArrayList<>();
        var configuration =
                Service.configuration("follower", Backends.postgres().newDatabase("follower"), List.of("outbox"));
        try (Topic answers = new Topic("follower");
                Service follower = Service.start(configuration, (service, event) -> {
                    if (event.key().equals("traced")) {
                        seen.add(event.correlationId() + " " + MDC.get("correlationId"));
                        service.outbox().append("test.followed.v1", "answer", event.payload());
                    }
                })) {
            UUID id;
            MDC.put("correlationId", "request-1");
            try (Scope _ = Span.wrap(request).makeCurrent()) {
                id = source.tick("traced", 1);
            } finally {
                MDC.remove("correlationId");
            }

            Message answer = answers.readUntilKey("answer").getLast();
            assertThat(answer.headers())
                    .containsEntry("ce_correlationid", "request-1")
                    .containsEntry("ce_causationid", id.toString())
                    .hasEntrySatisfying(
                            "traceparent", parent -> assertThat(parent).contains(request.getTraceId()));
            assertThat(seen).containsExactly("request-1 request-1");
            assertThat(follower.count("inbox")).isPositive();
        }
    }

    @Test
    void aHundredEventsOfOneKeyArePublishedInTheOrderOfTheirCommits() {
        for (int number = 1; number <= 100; number++) {
            source.tick("ordered", number);
        }
        source.tick("last", 1);

        assertThat(topic.readUntil(messages ->
                        messages.stream().filter(m -> m.key().equals("ordered")).count() == 100))
                .filteredOn(message -> message.key().equals("ordered"))
                .extracting(message -> new String(message.body()))
                .hasSize(100)
                .isSortedAccordingTo((a, b) -> number(a) - number(b));
    }

    private static int number(String body) {
        return Integer.parseInt(body.replaceAll("\\D+", ""));
    }
}
