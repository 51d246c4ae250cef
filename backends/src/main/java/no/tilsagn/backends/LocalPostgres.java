package no.tilsagn.backends;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** PostgreSQL as processes of this machine, on a free port of the loopback interface. */
public final class LocalPostgres {
    /** The superuser needs no password on this machine; every other user needs one. */
    private static final List<String> WHO_MAY_CONNECT = List.of(
            "local all postgres trust",
            "host all postgres 127.0.0.1/32 trust",
            "host all postgres ::1/128 trust",
            "host all all 127.0.0.1/32 scram-sha-256",
            "host all all ::1/128 scram-sha-256");

    private LocalPostgres() {}

    /** A server that forgets: no durability, its directory is removed when the JVM ends. */
    static Postgres temporary() {
        return start(EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off"));
    }

    /**
     * A durable server whose data stay in {@code directory}. Stops a server that a killed run left behind on the same directory.
     * The caller closes it.
     *
     * @throws IllegalStateException if the server doesn't start within 30 seconds
     */
    public static Postgres kept(Path directory) {
        stopOrphan(directory);
        var server = start(EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on"));
        requireOwn(server, directory);
        return server;
    }

    private static Postgres start(EmbeddedPostgres.Builder builder) {
        try {
            var embedded = builder.setPGStartupWait(Duration.ofSeconds(30)).start();
            var server = new Postgres(
                    embedded.getPostgresDatabase(), "127.0.0.1", embedded.getPort(), () -> closeQuietly(embedded));
            Files.write(Path.of(server.read("show hba_file")), WHO_MAY_CONNECT);
            server.read("select pg_reload_conf()");
            return server;
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL did not start: " + e.getMessage(), e);
        }
    }

    private static void closeQuietly(EmbeddedPostgres embedded) {
        try {
            embedded.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another server that took our port between choosing and binding would answer in our server's place. */
    private static void requireOwn(Postgres server, Path directory) {
        var answering = Path.of(server.read("show data_directory"));
        try {
            if (!Files.isSameFile(answering, directory)) {
                throw new IllegalStateException("the port of PostgreSQL was taken by the server of " + answering);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the server that a killed run left behind on this directory, if one runs there. */
    public static void stopOrphan(Path directory) {
        var pidFile = directory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        try {
            var lines = Files.readAllLines(pidFile); // pid, data directory, start time in seconds, port, …
            var started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
            RunningProcess.of(Long.parseLong(lines.get(0).strip()), started)
                    .ifPresent(orphan -> orphan.stop("INT", Duration.ofSeconds(20))); // a fast shutdown
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
