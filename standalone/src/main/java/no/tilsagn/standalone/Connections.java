package no.tilsagn.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import java.util.StringJoiner;
import no.tilsagn.backends.Postgres.Database;

/** Where the parts of the running platform are, for the program that checks whether they agree. */
record Connections(Map<Service, Database> databases, String kafka, String gateway, String issuer) {

    /** Readable by its owner alone: it holds the passwords of this run. */
    void write(Path file) {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        settings().forEach((name, value) -> lines.add(name + "=" + value));
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, lines.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Properties settings() {
        Properties settings = new Properties();
        databases.forEach((service, database) -> {
            settings.setProperty(service.database() + ".url", database.url());
            settings.setProperty(service.database() + ".user", database.user());
            settings.setProperty(service.database() + ".password", database.password());
        });
        settings.setProperty("kafka", kafka);
        settings.setProperty("gateway", gateway);
        settings.setProperty("issuer", issuer);
        settings.setProperty("client", "auditor");
        settings.setProperty("client.secret", "demo");
        return settings;
    }
}
