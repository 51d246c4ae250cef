package no.tilsagn.gateway;

import static no.tilsagn.gateway.RunningGateway.CLIENT;
import static no.tilsagn.gateway.RunningGateway.token;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RelayTest {
    private static final int MIB = 1024 * 1024;
    private final RunningGateway gateway = RunningGateway.shared();

    @Test
    void keepsWhatBelongsToOneConnectionOnThatConnection() {
        gateway.sendRaw(
                "GET /api/v1/funds HTTP/1.1\r\nHost: tilsagn.example\r\nConnection: Keep-Alive, X-Secret-Hop\r\nConnection: close\r\n"
                        + "X-Secret-Hop: 1\r\nKeep-Alive: timeout=5\r\nTE: trailers\r\nUpgrade: h2c\r\nProxy-Authorization: x\r\n"
                        + "If-None-Match: \"7\"\r\nX-Kept: a\r\nX-Kept: b\r\nAuthorization: Bearer " + token()
                        + "\r\n\r\n");

        var received = gateway.budget.last();
        assertThat(received.headers().keySet())
                .doesNotContain("X-secret-hop", "Keep-alive", "Te", "Upgrade", "Proxy-authorization", "Http2-settings");
        assertThat(received.header("If-none-match")).isEqualTo("\"7\"");
        assertThat(received.headers().get("X-kept")).containsExactlyInAnyOrder("a", "b");
        assertThat(received.header("Authorization")).startsWith("Bearer ");
    }

    @Test
    void saysWhoTheCallerIsAndBelievesNobodyElse() {
        gateway.send(gateway.request("/api/v1/funds")
                .header("Authorization", "Bearer " + token())
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Prefix", "/evil")
                .header("X-Real-IP", "10.0.0.1")
                .header("Forwarded", "for=10.0.0.1"));

        var received = gateway.budget.last();
        assertThat(received.headers().get("X-forwarded-for"))
                .hasSize(1)
                .allMatch(ip -> ip.matches("127.0.0.1|0:0.*:1"));
        assertThat(received.headers().get("X-forwarded-proto")).containsExactly("http");
        assertThat(received.headers().get("X-forwarded-host")).containsExactly("localhost:" + gateway.port());
        assertThat(received.headers().keySet()).doesNotContain("Forwarded", "X-forwarded-prefix", "X-real-ip");
    }

    @Test
    void carriesTheCallersCorrelationAndTraceThereAndBack() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        var answer = gateway.send(gateway.request("/api/v1/funds")
                .header("Authorization", "Bearer " + token())
                .header("X-Correlation-Id", "case-42.a_b")
                .header("traceparent", trace)
                .header("tracestate", "vendor=1"));

        assertThat(answer.headers().allValues("X-Correlation-Id")).containsExactly("case-42.a_b");
        assertThat(answer.headers().allValues("traceparent")).containsExactly(trace);
        assertThat(gateway.budget.last().headers().get("X-correlation-id")).containsExactly("case-42.a_b");
        assertThat(gateway.budget.last().headers().get("Traceparent")).containsExactly(trace);
        assertThat(gateway.budget.last().header("Tracestate")).isEqualTo("vendor=1");
    }

    @Test
    void makesCorrelationAndTraceWhereTheCallersAreMissingOrUnfit() {
        var answer = gateway.send(gateway.request("/api/v1/funds")
                .header("Authorization", "Bearer " + token())
                .header("X-Correlation-Id", "<script>")
                .header("traceparent", "00-00000000000000000000000000000000-b7ad6b7169203331-01"));

        String correlation = answer.headers().firstValue("X-Correlation-Id").orElseThrow();
        String trace = answer.headers().firstValue("traceparent").orElseThrow();
        assertThat(correlation).matches("[A-Za-z0-9._-]{1,64}");
        assertThat(trace).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]").doesNotContain("0".repeat(32));
        assertThat(gateway.budget.last().header("X-correlation-id")).isEqualTo(correlation);
        assertThat(gateway.budget.last().header("Traceparent")).isEqualTo(trace);
    }

    @Test
    void namesTheTraceInARefusal() {
        var answer = gateway.send(gateway.request("/api/v1/funds")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

        assertThat(RunningGateway.json(answer.body()).path("traceId").asText())
                .isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void tellsBrowsersToKeepTheirHandsOff() {
        var headers = gateway.get("/api/v1/funds", token()).headers();

        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow()).startsWith("default-src 'none'");
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    @Test
    void relaysAnAnswerOfAnyStatusAsItIs() {
        gateway.budget.on("/api/v1/funds/refused", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "9");
            Upstream.answer(exchange, 422, "application/problem+json", "{\"code\":\"FUND_EXHAUSTED\"}");
        });
        gateway.budget.on(
                "/api/v1/funds/broken",
                exchange ->
                        Upstream.answer(exchange, 500, "application/problem+json", "{\"code\":\"INTERNAL_ERROR\"}"));
        gateway.budget.on("/api/v1/funds/unchanged", exchange -> {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
        });

        var refused = gateway.get("/api/v1/funds/refused", token());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("9");
        assertThat(refused.body()).isEqualTo("{\"code\":\"FUND_EXHAUSTED\"}");
        assertThat(gateway.get("/api/v1/funds/broken", token()).body()).isEqualTo("{\"code\":\"INTERNAL_ERROR\"}");
        assertThat(gateway.get("/api/v1/funds/unchanged", token()).statusCode()).isEqualTo(304);
    }

    @Test
    void keepsACompressedAnswerCompressed() throws Exception {
        gateway.budget.on("/api/v1/funds/zipped", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 3);
            exchange.getResponseBody().write(new byte[] {1, 2, 3});
            exchange.close();
        });

        var answer = CLIENT.send(
                gateway.request("/api/v1/funds/zipped")
                        .header("Authorization", "Bearer " + token())
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(answer.body()).containsExactly(1, 2, 3);
    }

    @Test
    void streamsADownloadLargerThanItsMemory() throws Exception {
        int size = 200 * MIB;
        gateway.budget.on("/api/v1/funds/large", exchange -> {
            exchange.sendResponseHeaders(200, size);
            write(exchange, size);
        });

        var answer = CLIENT.send(
                gateway.request("/api/v1/funds/large")
                        .header("Authorization", "Bearer " + token())
                        .build(),
                BodyHandlers.ofInputStream());

        try (InputStream body = answer.body()) {
            assertThat(body.transferTo(java.io.OutputStream.nullOutputStream())).isEqualTo(size);
        }
    }

    @Test
    void readsNoFasterThanTheCaller() throws Exception {
        var written = new java.util.concurrent.atomic.AtomicLong();
        var aborted = new CountDownLatch(1);
        gateway.budget.on("/api/v1/funds/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (true) {
                    exchange.getResponseBody().write(new byte[MIB]);
                    written.addAndGet(MIB);
                }
            } catch (IOException callerIsGone) {
                aborted.countDown();
                exchange.close();
            }
        });

        var answer = CLIENT.send(
                gateway.request("/api/v1/funds/endless")
                        .header("Authorization", "Bearer " + token())
                        .build(),
                BodyHandlers.ofInputStream());
        answer.body().readNBytes(MIB);
        var before = new AtomicReference<>(-1L);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(200))
                .until(() -> written.get() == before.getAndSet(written.get()));

        assertThat(written.get()).as("bytes taken from the service").isLessThan(100L * MIB);
        answer.body().close();
        assertThat(aborted.await(10, TimeUnit.SECONDS))
                .as("told the service that the caller left")
                .isTrue();
    }

    @Test
    void passesOnEachPieceOfAStreamAsItComes() throws Exception {
        var next = new Semaphore(0);
        gateway.followup.on("/api/v1/notifications/stream", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            for (int i = 1; i <= 3; i++) {
                exchange.getResponseBody().write(("data: " + i + "\n\n").getBytes());
                exchange.getResponseBody().flush();
                next.acquireUninterruptibly();
            }
            exchange.close();
        });

        var answer = CLIENT.send(
                gateway.request("/api/v1/notifications/stream")
                        .header("Authorization", "Bearer " + token())
                        .build(),
                BodyHandlers.ofInputStream());

        for (int i = 1; i <= 3; i++) {
            assertThat(new String(answer.body().readNBytes(9))).isEqualTo("data: " + i + "\n\n");
            next.release();
        }
        assertThat(answer.body().read()).isEqualTo(-1);
    }

    @Test
    void streamsAnUploadOfUnknownLength() {
        byte[] file = new byte[3 * MIB];
        gateway.send(gateway.request("/api/v1/applications/7/attachments")
                .header("Authorization", "Bearer " + token())
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(file))));

        assertThat(gateway.applications.last().body()).hasSize(file.length);
    }

    private static void write(HttpExchange exchange, int size) throws IOException {
        byte[] piece = new byte[MIB];
        for (int sent = 0; sent < size; sent += piece.length) {
            exchange.getResponseBody().write(piece);
        }
        exchange.close();
    }
}
