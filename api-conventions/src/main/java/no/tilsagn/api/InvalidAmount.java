package no.tilsagn.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;

/** An amount that is a number, but not an amount of kroner. */
class InvalidAmount extends JsonMappingException {
    private static final long serialVersionUID = 1L;

    private final String code;

    InvalidAmount(JsonParser json, String code, String message) {
        super(json, message);
        this.code = code;
    }

    String code() {
        return code;
    }
}
