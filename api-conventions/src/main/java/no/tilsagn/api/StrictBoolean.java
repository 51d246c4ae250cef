package no.tilsagn.api;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.TypeConverter;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Takes true and false for what they are and nothing else, in configuration too; the framework takes the rest for false. */
@Singleton
class StrictBoolean implements TypeConverter<String, Boolean> {

    @Override
    public Optional<Boolean> convert(String text, Class<Boolean> type, ConversionContext context) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> {
                context.reject(text, new IllegalArgumentException("Neither true nor false: " + text));
                yield Optional.empty();
            }
        };
    }
}
