package no.tilsagn.followup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the API answered; {@code body} is empty text when there was none. */
record Answer(int status, String eTag, JsonNode body) {

    String text(String pointer) {
        return body.at(pointer).asText();
    }

    String code() {
        return text("/code");
    }

    List<JsonNode> items() {
        return list("/items");
    }

    List<JsonNode> list(String pointer) {
        return StreamSupport.stream(body.at(pointer).spliterator(), false).toList();
    }

    List<String> texts(String pointer, String field) {
        return list(pointer).stream().map(item -> item.path(field).asText()).toList();
    }
}
