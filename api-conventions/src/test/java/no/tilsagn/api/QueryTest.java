package no.tilsagn.api;

import static no.tilsagn.api.RunningNotes.json;
import static no.tilsagn.api.RunningNotes.problem;
import static no.tilsagn.api.RunningNotes.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    @Test
    void cutsListsIntoSlices() throws Exception {
        JsonNode first = json(send(request("/api/v1/notes?limit=100")).body());
        assertThat(first.at("/items")).hasSize(100);
        JsonNode second = json(send(request(
                        "/api/v1/notes?limit=100&cursor=" + first.at("/next").asText()))
                .body());
        assertThat(second.at("/items")).hasSize(20);
        assertThat(second.at("/items/0").asInt()).isEqualTo(101);
        assertThat(second.at("/next").isNull()).isTrue();
        for (String bad :
                new String[] {"limit=0", "limit=201", "limit=-1", "limit=x", "cursor=%25%25", "cursor=bm9uZQ"}) {
            problem(send(request("/api/v1/notes?" + bad)), 400);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mine=maybe, /mine",
        "mine=TRUE, /mine",
        "mine=1, /mine",
        "mine=, /mine",
        "unread=maybe, /unread",
        "unread=no, /unread",
        "q=%00, /q",
        "q=a%1Fb, /q",
        "q=a%0Ab, /q",
        "q=%C2%85, /q",
        "q=a&q=%7F, /q",
        "unknown=%00, /unknown",
    })
    void refusesAQueryThatCannotBeMeant(String query, String pointer) throws Exception {
        JsonNode problem = problem(send(request("/api/v1/notes?" + query)), 400);
        assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mine=true&unread=false", "mine=false&unread=true", "q=", "q=%20%C3%A6%F0%9F%98%80+a", "q=%25"})
    void takesAQueryThatCanBeMeant(String query) throws Exception {
        assertThat(send(request("/api/v1/notes?" + query)).statusCode()).isEqualTo(200);
    }

    private static HttpRequest.Builder request(String path) {
        return RunningNotes.shared().senjas(path);
    }
}
