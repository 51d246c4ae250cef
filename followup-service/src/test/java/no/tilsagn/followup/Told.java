package no.tilsagn.followup;

import static no.tilsagn.followup.Followup.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What people read in their notifications. */
final class Told {
    private Told() {}

    /** Newest first. */
    static List<JsonNode> about(String reader, String subjectId) {
        return Followup.running().get(reader, "/notifications?limit=200").items().stream()
                .filter(told -> told.at("/subject/id").asText().equals(subjectId))
                .toList();
    }

    /** Waits for it. */
    static JsonNode only(String reader, String subjectId) {
        eventually(() -> about(reader, subjectId).size() == 1);
        return about(reader, subjectId).getFirst();
    }

    /** With plain spaces. */
    static String text(JsonNode told) {
        return told.path("body").asText().replace('\u00a0', ' ');
    }
}
