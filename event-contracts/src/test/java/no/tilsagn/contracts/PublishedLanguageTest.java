package no.tilsagn.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedLanguageTest {
    static List<EventType> types() {
        return EventType.all();
    }

    @Test
    void namesEveryTypeOnceAndAfterItsOwner() {
        assertThat(types()).hasSizeGreaterThan(15).extracting(EventType::name).doesNotHaveDuplicates();
        assertThat(types())
                .allSatisfy(type -> assertThat(type.name())
                        .matches("no\\.tilsagn\\." + type.owner() + "\\.[a-z]+(-[a-z]+)*\\.v[1-9]"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void schemaSaysWhatTheRecordSays(EventType type) throws IOException {
        GeneratedFile.assertUpToDate(type.schema(), schemaOf(type));
    }

    @ParameterizedTest
    @MethodSource("types")
    void goldenSampleFitsTheSchema(EventType type) throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        registry -> registry.schemaRegistryConfig(com.networknt.schema.SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()))
                .getSchema(Files.readString(type.schema()));
        assertThat(schema.validate(Files.readString(type.sample()), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void producersWriteAndConsumersReadTheGoldenSample(EventType type) throws IOException {
        String sample = Files.readString(type.sample());
        Object read = EventType.JSON.readValue(sample, type.payload());
        assertThat(EventType.JSON.readTree(EventType.JSON.writeValueAsString(read)))
                .isEqualTo(EventType.JSON.readTree(sample));
    }

    @ParameterizedTest
    @MethodSource("types")
    void consumersReadWhatWasWrittenAtFirst(EventType type) throws IOException {
        JsonNode first = EventType.JSON.readTree(Files.readString(type.firstSample()));
        Object read = EventType.JSON.treeToValue(first, type.payload());
        JsonNode written = EventType.JSON.readTree(EventType.JSON.writeValueAsString(read));
        assertThat(withoutUnknown(written, first))
                .as("what is added must be @Nullable, nothing may go")
                .isEqualTo(first);
    }

    /** Without the nulls for what did not exist then. */
    private static JsonNode withoutUnknown(JsonNode written, JsonNode first) {
        if (written instanceof ObjectNode object) {
            object.propertyStream()
                    .filter(field -> field.getValue().isNull() && !first.has(field.getKey()))
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(object::remove);
            object.properties().forEach(field -> withoutUnknown(field.getValue(), first.path(field.getKey())));
        } else if (written instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                withoutUnknown(array.get(i), first.path(i));
            }
        }
        return written;
    }

    @Test
    void everySampleAndSchemaBelongsToAType() throws IOException {
        var expected = types().stream().map(type -> type.name() + ".json").collect(Collectors.toSet());
        for (String folder : List.of("samples", "samples/first", "schemas")) {
            try (var files = Files.list(Path.of("src/main/resources", folder))) {
                assertThat(files.filter(Files::isRegularFile)
                                .map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    @Test
    void documentationListsEveryEvent() throws IOException {
        Map<String, List<EventType>> byOwner =
                types().stream().collect(Collectors.groupingBy(EventType::owner, TreeMap::new, Collectors.toList()));
        StringBuilder page = new StringBuilder("""
                # Events

                What the services tell each other over Kafka. Generated from `event-contracts`; do not edit.

                Every message carries a CloudEvents 1.0 envelope in its Kafka headers (`ce_id`, `ce_type`, `ce_source`,
                `ce_time`, `ce_subject`), correlation and causation ids and the W3C trace context, and a JSON body as below.
                Delivery is at least once, effects are exactly once, order holds per key. Amounts are øre.
                """);
        byOwner.forEach((owner, types) -> {
            page.append("\n## ")
                    .append(owner)
                    .append(": topic `tilsagn.")
                    .append(owner)
                    .append(".v1`\n");
            for (EventType type : types) {
                page.append("\n### ").append(type.name()).append("\n\n").append(example(type));
            }
        });
        GeneratedFile.assertUpToDate(Path.of("../docs/events/README.md"), page.toString());
    }

    private static String example(EventType type) {
        try {
            return "[Schema](../../event-contracts/%s)\n\n```json\n%s```\n"
                    .formatted(type.schema(), Files.readString(type.sample()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String schemaOf(EventType type) {
        var config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.EXTRA_OPEN_API_FORMAT_VALUES)
                .without(Option.SCHEMA_VERSION_INDICATOR, Option.STATIC_METHODS);
        config.forFields()
                .withNullableCheck(
                        field -> field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class));
        config.forFields().withRequiredCheck(field -> true);
        return new SchemaGenerator(config.build())
                        .generateSchema(type.payload())
                        .toPrettyString()
                + "\n";
    }
}
