package no.tilsagn.check;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where the platform is.
 *
 * @param settings {@code <service>.url}, {@code .user} and {@code .password} of each database, {@code kafka}, and for what is
 *     asked of the API {@code gateway} with {@code issuer} and {@code client} or a {@code token} of one who reads everything
 */
public record Connections(Map<String, String> settings) {

    /** From a file of properties; the environment has the last word: {@code BUDGET_URL} for {@code budget.url}. */
    public static Connections read(@Nullable Path file, Map<String, String> environment) {
        Properties properties = new Properties();
        if (file != null) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new CannotCheck("Where the platform is could not be read from " + file + ": is it running?", e);
            }
        }
        environment.forEach((name, value) ->
                properties.setProperty(name.toLowerCase(Locale.ROOT).replace('_', '.'), value));
        return new Connections(Map.copyOf(properties.entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        entry -> entry.getKey().toString(),
                        entry -> entry.getValue().toString()))));
    }

    public String required(String name) {
        String value = settings.get(name);
        if (value == null || value.isBlank()) {
            throw new CannotCheck("It is not said what " + name + " is.", null);
        }
        return value;
    }

    @Nullable
    String optional(String name) {
        return settings.get(name);
    }
}
