package no.tilsagn.api;

import static no.tilsagn.api.RunningNotes.problem;
import static no.tilsagn.api.RunningNotes.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdempotentTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final RunningNotes running = RunningNotes.shared();
    private final Notes.NoteTable notes = running.bean(Notes.NoteTable.class);

    @Test
    void answersARepeatedKeyOnceAndTheSame() throws Exception {
        String key = UUID.randomUUID().toString();
        String body = "{\"text\":\"" + key.substring(0, 8) + "\",\"amount\":1}";
        var first = postWithKey(body, key);
        var again = postWithKey(body.replace(",", " ,  "), key);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("ETag")).isEqualTo(first.headers().firstValue("ETag"));
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(notes.count(key.substring(0, 8))).isOne();
        assertThat(problem(postWithKey(body.replace(":1}", ":2}"), key), 422)
                        .at("/code")
                        .asText())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void hasOneEffectWhenTheSameRequestComesManyTimesAtOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        String body = "{\"text\":\"" + key.substring(0, 8) + "\",\"amount\":1}";
        var answers = IntStream.range(0, 8)
                .mapToObj(i -> HTTP.sendAsync(keyed(body, key).build(), BodyHandlers.ofString()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201));
        assertThat(answers)
                .extracting(HttpResponse::body)
                .containsOnly(answers.getFirst().body());
        assertThat(notes.count(key.substring(0, 8))).isOne();
    }

    @Test
    void aRefusedCommandLeavesNoTraceAndNoKey() throws Exception {
        String key = UUID.randomUUID().toString();
        var refused = postWithKey("{\"text\":\"refuse me\",\"amount\":1}", key);
        assertThat(problem(refused, 422).at("/remaining").asInt()).isEqualTo(3);
        assertThat(postWithKey("{\"text\":\"now fine\",\"amount\":1}", key).statusCode())
                .isEqualTo(201);
        assertThat(notes.count("refuse me")).isZero();
    }

    private HttpResponse<String> postWithKey(String body, String key) throws Exception {
        return send(keyed(body, key));
    }

    private HttpRequest.Builder keyed(String body, String key) {
        return running.senjas("/api/v1/notes")
                .POST(BodyPublishers.ofString(body))
                .header("Idempotency-Key", key);
    }
}
