package no.tilsagn.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The files of a demo round.
 *
 * @param folder such as {@code demo/round-2025}
 */
record DemoFiles(Path folder) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One application as its file tells it.
     *
     * @param asInTheSource what the source states, as a merge patch
     * @param additions each with its reason ({@code why}) and a merge patch ({@code patch})
     * @param confirmedBy the users by which the other parties confirm
     */
    record Application(
            String key,
            String applicant,
            String title,
            JsonNode asInTheSource,
            List<JsonNode> additions,
            List<String> confirmedBy) {}

    JsonNode read(String name) {
        try {
            return JSON.readTree(folder.resolve(name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * All applications in the order of their files.
     *
     * @param idOf finds the id of an organisation by its name
     */
    List<Application> applications(UnaryOperator<String> idOf) {
        try (var files = Files.list(folder.resolve("applications"))) {
            return files.sorted()
                    .map(file -> read("applications/" + file.getFileName()))
                    .map(json -> application(json, idOf))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Application application(JsonNode json, UnaryOperator<String> idOf) {
        nameToId(json, idOf);
        return new Application(
                json.get("key").textValue(),
                json.get("applicant").textValue(),
                json.get("title").textValue(),
                json.get("asInTheSource"),
                json.get("additions").valueStream().toList(),
                json.get("confirmedBy").valueStream().map(JsonNode::textValue).toList());
    }

    /** Where a file has an organisation's name as {@code organisationId}, the API wants its id. */
    private static void nameToId(JsonNode json, UnaryOperator<String> idOf) {
        if (json instanceof ObjectNode object && object.path("organisationId").isTextual()) {
            object.put("organisationId", idOf.apply(object.get("organisationId").textValue()));
        }
        json.forEach(child -> nameToId(child, idOf));
    }
}
