package no.tilsagn.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;

/** Refuses what no database can hold as text: a NUL, or one half of a surrogate pair. */
final class StorableTextDeserializer extends StringDeserializer {
    private static final long serialVersionUID = 1L;

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
        String text = super.deserialize(json, context);
        if (text != null && text.codePoints().anyMatch(StorableTextDeserializer::notStorable)) {
            return (String) context.handleWeirdStringValue(String.class, text, "not storable");
        }
        return text;
    }

    private static boolean notStorable(int codePoint) {
        return codePoint == 0 || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
