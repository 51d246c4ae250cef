package no.tilsagn.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

class NokSerializer extends StdSerializer<Nok> {
    private static final long serialVersionUID = 1L;

    NokSerializer() {
        super(Nok.class);
    }

    @Override
    public void serialize(Nok amount, JsonGenerator json, SerializerProvider provider) throws IOException {
        if (amount.ore() % 100 == 0) {
            json.writeNumber(amount.ore() / 100);
        } else {
            json.writeNumber(amount.toKroner());
        }
    }
}
