package no.tilsagn.followup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** An event that the service has published. */
record Emitted(String key, Map<String, String> headers, JsonNode body) {
    String type() {
        return headers.get("ce_type");
    }
}
