package no.tilsagn.api;

import static no.tilsagn.api.RunningNotes.problem;
import static no.tilsagn.api.RunningNotes.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAwayTest {
    private static RunningNotes running;

    @BeforeAll
    static void start() {
        running = new RunningNotes(Map.of("tilsagn.database.timeouts.lock", "200ms"));
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kill before", "kill after", "cancel me"})
    void aRequestThatLosesItsConnectionCanBeRepeatedAndHasOneEffect(String fate) throws SQLException {
        String key = UUID.randomUUID().toString();
        running.bean(Notes.Fate.class).next(fate);
        unavailable(write(fate, key));
        assertThat(write(fate, key).statusCode()).isEqualTo(201);
        assertThat(running.bean(Notes.NoteTable.class).count(fate)).isOne();
    }

    @Test
    void aLockThatIsHeldTooLongIsNoFaultOfOurs() throws SQLException {
        String key = UUID.randomUUID().toString();
        try (Connection holder = running.connect();
                var lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute("lock table note in exclusive mode");
            unavailable(write("locked", key));
        }
        assertThat(write("locked", key).statusCode()).isEqualTo(201);
    }

    @Test
    void aKeyThatAnotherRequestIsUsingTooLongIsNoFaultOfOurs() throws SQLException {
        try (Connection holder = running.connect();
                var lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute("lock table answered_request in exclusive mode");
            unavailable(write("claimed", UUID.randomUUID().toString()));
        }
    }

    private static void unavailable(HttpResponse<String> answer) {
        var problem = problem(answer, 503);
        assertThat(problem.at("/code").asText()).isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(problem.at("/detail").asText())
                .contains("Repeat the request")
                .doesNotContain("terminat");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private static HttpResponse<String> write(String text, String key) {
        return send(running.senjas("/api/v1/notes")
                .POST(BodyPublishers.ofString("{\"text\":\"" + text + "\",\"amount\":1}"))
                .header("Idempotency-Key", key));
    }
}
