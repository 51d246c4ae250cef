package no.tilsagn.api;

import ch.qos.logback.core.PropertyDefinerBase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** The service's {@code micronaut.application.name}, for {@code logback.xml}: its log begins before its configuration is read. */
public final class LoggedServiceName extends PropertyDefinerBase {
    private static final String CONFIGURATION = "/application.yml";

    @Override
    public String getPropertyValue() {
        try (InputStream file = LoggedServiceName.class.getResourceAsStream(CONFIGURATION)) {
            Map<String, Map<String, Map<String, Object>>> configuration = new Yaml().load(file);
            return configuration.get("micronaut").get("application").get("name").toString();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + CONFIGURATION, e);
        }
    }
}
