package no.tilsagn.api;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Puts {@code api-conventions.yml} below every other source of configuration, so that a service can override it. */
@ContextConfigurer
public class ConventionDefaults implements ApplicationContextConfigurer {
    private static final String FILE = "/api-conventions.yml";
    private static final int BELOW_ALL_OTHERS = -1_000;

    @Override
    public void configure(ApplicationContextBuilder builder) {
        try (InputStream defaults = ConventionDefaults.class.getResourceAsStream(FILE)) {
            builder.propertySources(PropertySource.of(
                    "api-conventions",
                    new YamlPropertySourceLoader().read("api-conventions", defaults),
                    BELOW_ALL_OTHERS));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + FILE, e);
        }
    }
}
