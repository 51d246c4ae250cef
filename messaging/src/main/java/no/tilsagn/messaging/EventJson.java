package no.tilsagn.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import no.tilsagn.database.TolerantJson;

/** Bodies of events: the application's JSON, except where the manners of its HTTP API must not change the events. */
@Singleton
final class EventJson {
    private static final int MAX_BYTES = 512 * 1024;

    private final ObjectMapper mapper;

    EventJson(ObjectMapper application) {
        mapper = TolerantJson.like(application)
                .setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
    }

    String write(Object payload) {
        try {
            String json = mapper.writeValueAsString(payload);
            if (json.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
                throw new IllegalArgumentException(
                        "An event of more than " + MAX_BYTES + " bytes: refer to what is large");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not writable as JSON: " + payload.getClass(), e);
        }
    }

    <T> T read(byte[] body, Class<T> type) throws UndecodableMessage {
        try {
            T payload = body == null ? null : mapper.readValue(body, type);
            if (payload == null) {
                throw new UndecodableMessage("no body");
            }
            return payload;
        } catch (IOException e) {
            throw new UndecodableMessage("body: " + e.getMessage());
        }
    }
}
