package no.tilsagn.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A committed file that is made from the code: compared in the build, rewritten with {@code -Dgenerated=update}. */
final class GeneratedFile {
    private GeneratedFile() {}

    static void assertUpToDate(Path file, String content) throws IOException {
        if ("update".equals(System.getProperty("generated"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
        assertThat(file)
                .as("made from the code; run ./mvnw -pl event-contracts test -Dgenerated=update and review the change")
                .exists()
                .hasContent(content);
    }
}
