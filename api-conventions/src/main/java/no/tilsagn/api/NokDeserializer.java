package no.tilsagn.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.math.BigDecimal;

class NokDeserializer extends StdDeserializer<Nok> {
    private static final long serialVersionUID = 1L;
    private static final BigDecimal MAX = BigDecimal.valueOf(Nok.MAX_ORE, 2);

    NokDeserializer() {
        super(Nok.class);
    }

    @Override
    public Nok deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT && json.currentToken() != JsonToken.VALUE_NUMBER_FLOAT) {
            return (Nok) context.handleUnexpectedToken(Nok.class, json);
        }
        if (json.isNaN()) {
            throw new InvalidAmount(json, "AMOUNT_NOT_A_NUMBER", "An amount is a number.");
        }
        BigDecimal kroner = json.getDecimalValue();
        if (kroner.signum() < 0) {
            throw new InvalidAmount(json, "AMOUNT_NEGATIVE", "An amount can't be negative.");
        }
        if (kroner.compareTo(MAX) > 0) {
            throw new InvalidAmount(json, "AMOUNT_TOO_LARGE", "An amount is at most 1,000,000,000,000 kroner.");
        }
        if (kroner.scale() > 2) {
            throw new InvalidAmount(json, "AMOUNT_TOO_PRECISE", "An amount has at most two decimals.");
        }
        return Nok.ofOre(kroner.movePointRight(2).longValueExact());
    }
}
