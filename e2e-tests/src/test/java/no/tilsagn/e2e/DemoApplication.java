package no.tilsagn.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file of {@code demo/round-2025/applications}, with ids of organisations where the file has names. */
record DemoApplication(
        String key, User lead, String title, JsonNode asInTheSource, List<JsonNode> additions, List<User> confirmedBy) {
    private static final Path FOLDER = Path.of("../demo/round-2025");

    static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<DemoApplication> all() {
        try (var files = Files.list(FOLDER.resolve("applications"))) {
            return files.sorted()
                    .map(file -> User.parse(text("applications/" + file.getFileName())))
                    .map(DemoApplication::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DemoApplication of(JsonNode file) {
        nameToId(file);
        return new DemoApplication(
                file.get("key").textValue(),
                User.user(file.get("applicant").textValue()),
                file.get("title").textValue(),
                file.get("asInTheSource"),
                file.get("additions")
                        .valueStream()
                        .map(addition -> addition.get("patch"))
                        .toList(),
                file.get("confirmedBy")
                        .valueStream()
                        .map(user -> User.user(user.textValue()))
                        .toList());
    }

    private static void nameToId(JsonNode json) {
        if (json instanceof ObjectNode object && object.path("organisationId").isTextual()) {
            var name = object.get("organisationId").textValue();
            var query = URLEncoder.encode(name, StandardCharsets.UTF_8);
            object.set(
                    "organisationId",
                    User.manager()
                            .get("/organisations?q=" + query)
                            .items()
                            .filter(found -> found.get("name").textValue().equals(name))
                            .findFirst()
                            .orElseThrow()
                            .get("id"));
        }
        json.forEach(DemoApplication::nameToId);
    }
}
