package no.tilsagn.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/**
 * Reads dates and times that are written as text, in the years 1900 to 2199: others the database and the calendar could
 * not hold, and a number or a list would be a guess.
 */
class TimeWithinBounds extends DelegatingDeserializer {
    private static final long serialVersionUID = 1L;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private TimeWithinBounds(JsonDeserializer<?> unbounded) {
        super(unbounded);
    }

    static BeanDeserializerModifier modifier() {
        return new BeanDeserializerModifier() {
            private static final long serialVersionUID = 1L;

            @Override
            public JsonDeserializer<?> modifyDeserializer(
                    DeserializationConfig config, BeanDescription type, JsonDeserializer<?> deserializer) {
                return TemporalAccessor.class.isAssignableFrom(type.getBeanClass())
                        ? new TimeWithinBounds(deserializer)
                        : deserializer;
            }
        };
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> delegatee) {
        return new TimeWithinBounds(delegatee);
    }

    @Override
    public Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return context.handleUnexpectedToken(handledType(), json);
        }
        Object time = super.deserialize(json, context);
        if (time instanceof TemporalAccessor temporal && !isWithinBounds(temporal)) {
            throw InvalidFormatException.from(json, "Years 1900 to 2199", json.getText(), handledType());
        }
        return time;
    }

    private static boolean isWithinBounds(TemporalAccessor time) {
        if (time.isSupported(ChronoField.YEAR)) {
            int year = time.get(ChronoField.YEAR);
            return year >= FIRST_YEAR && year <= LAST_YEAR;
        }
        if (time.isSupported(ChronoField.INSTANT_SECONDS)) {
            long day = Math.floorDiv(time.getLong(ChronoField.INSTANT_SECONDS), 86_400L);
            return day >= firstDay(FIRST_YEAR) && day < firstDay(LAST_YEAR + 1);
        }
        return true;
    }

    private static long firstDay(int year) {
        return LocalDate.of(year, 1, 1).toEpochDay();
    }
}
