package no.tilsagn.api.identity;

import static no.tilsagn.api.RunningNotes.json;
import static no.tilsagn.api.RunningNotes.send;
import static no.tilsagn.api.identity.KeyServer.FIRST;
import static no.tilsagn.api.identity.KeyServer.SECOND;
import static no.tilsagn.api.identity.KeyServer.signedBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import no.tilsagn.api.RunningNotes;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the callers of a service see while its identity provider is away, hangs or has changed its keys. */
@Timeout(60)
class ProviderAwayTest {
    private static final String PATH = "/api/v1/notes/me";

    @Test
    void isNotReadyAndDecidesOnNobodyBeforeItHasReachedTheProvider() {
        try (var provider = new KeyServer();
                var notes = notes(provider)) {
            provider.stop();

            var answer = send(notes.request(PATH, signedBy(FIRST)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(json(answer.body()).path("code").asText()).isEqualTo("SERVICE_UNAVAILABLE");
            assertThat(statusOf(notes, "/health/readiness")).isEqualTo(503);
            assertThat(statusOf(notes, "/health/liveness")).isEqualTo(200);
            assertThat(send(notes.request(PATH)).statusCode()).isEqualTo(401);

            provider.start();
            Awaitility.await().until(() -> statusOf(notes, "/health/readiness") == 200);
            assertThat(send(notes.request(PATH, signedBy(FIRST))).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void goesOnForLongerThanTheKeysLiveWhenTheProviderStopsOrHangs() {
        try (var provider = new KeyServer();
                var notes = notes(provider)) {
            assertThat(send(notes.request(PATH, signedBy(FIRST))).statusCode()).isEqualTo(200);
            provider.hang();
            goesOn(notes);
            provider.stop();
            goesOn(notes);
        }
    }

    @Test
    void takesANewKeyWithinTheInterval() {
        try (var provider = new KeyServer();
                var notes = notes(provider)) {
            assertThat(send(notes.request(PATH, signedBy(FIRST))).statusCode()).isEqualTo(200);
            provider.publish(FIRST, SECOND);

            Awaitility.await()
                    .until(() -> send(notes.request(PATH, signedBy(SECOND))).statusCode() == 200);

            assertThat(send(notes.request(PATH, signedBy(FIRST))).statusCode()).isEqualTo(200);
        }
    }

    private static void goesOn(RunningNotes notes) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < 1_000_000_000L) {
            assertThat(send(notes.request(PATH, signedBy(FIRST))).statusCode()).isEqualTo(200);
            assertThat(statusOf(notes, "/health/readiness")).isEqualTo(200);
        }
    }

    private static int statusOf(RunningNotes notes, String path) {
        return send(notes.request(path)).statusCode();
    }

    private static RunningNotes notes(KeyServer provider) {
        return new RunningNotes(Map.of(
                "tilsagn.identity.issuer", KeyServer.ISSUER,
                "tilsagn.identity.jwks-url", provider.url(),
                "tilsagn.identity.keys-lifetime", "100ms",
                "tilsagn.identity.keys-interval", "100ms",
                "tilsagn.identity.keys-timeout", "300ms"));
    }
}
