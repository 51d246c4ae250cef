package no.tilsagn.contracts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** One type of event: its string on the wire, its record, and the files that go with it. */
record EventType(String name, Class<?> payload) {
    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final Path CLASSES = Path.of("target/classes");
    private static final Path RESOURCES = Path.of("src/main/resources");

    /** Every record of the module that names a type, in order of the names. */
    static List<EventType> all() {
        try (var files = Files.walk(CLASSES.resolve("no/tilsagn/contracts"))) {
            return files.map(CLASSES::relativize)
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".class") && !file.contains("$") && !file.contains("package-info"))
                    .map(file -> EventType.of(file.replace('/', '.').replaceAll("\\.class$", "")))
                    .filter(type -> type.name != null)
                    .sorted(Comparator.comparing(EventType::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EventType of(String className) {
        try {
            Class<?> payload = Class.forName(className);
            return new EventType((String) payload.getField("TYPE").get(null), payload);
        } catch (NoSuchFieldException partOfAnEvent) {
            return new EventType(null, null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The service that owns it, as in its package. */
    String owner() {
        return payload.getPackageName().replaceAll(".*\\.", "");
    }

    Path sample() {
        return RESOURCES.resolve("samples").resolve(name + ".json");
    }

    /** What the very first producers wrote; never edited, since such messages are still on the topics. */
    Path firstSample() {
        return RESOURCES.resolve("samples/first").resolve(name + ".json");
    }

    Path schema() {
        return RESOURCES.resolve("schemas").resolve(name + ".json");
    }

    @Override
    public String toString() {
        return name;
    }
}
