package no.tilsagn.applications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.List;

/** What the service answered. */
public record Answer(int status, HttpHeaders headers, JsonNode body) {

    /** The value at a JSON pointer, as text; null when it is null or absent. */
    public String text(String pointer) {
        JsonNode node = body.at(pointer);
        return node.isMissingNode() || node.isNull() ? null : node.asText();
    }

    public String id() {
        return text("/id");
    }

    public String eTag() {
        return headers.firstValue("ETag").orElseThrow();
    }

    public List<String> codes(String list) {
        return body.at(list).findValuesAsText("code");
    }

    public Answer expect(int expected) {
        assertThat(status).as("status of %s", body).isEqualTo(expected);
        return this;
    }

    /** Expects a refusal, told as a problem document. */
    public Answer refused(int expected, String code) {
        assertThat(status).as("status of %s", body).isEqualTo(expected);
        assertThat(headers.firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(text("/code")).as("code of %s", body).isEqualTo(code);
        return this;
    }

    /** … with an error at this place of the body. */
    public Answer at(String pointer) {
        assertThat(body.at("/errors").findValuesAsText("pointer"))
                .as("errors of %s", body)
                .contains(pointer);
        return this;
    }
}
