package no.tilsagn.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Where things are: the built jars in the checkout, and everything that running leaves behind in its {@code .tilsagn}. */
record Checkout(Path root) {
    Path jar(String module) {
        return root.resolve(module).resolve("target").resolve(module + "-1.0.0-SNAPSHOT.jar");
    }

    /** The arguments of a service's JVM. */
    Path jvmOptions(Service service) {
        return root.resolve(service == Service.GATEWAY ? "gateway" : "service-parent")
                .resolve("jvm.options");
    }

    Path postgres() {
        return kept("postgres");
    }

    Path kafka() {
        return kept("kafka");
    }

    Path signingKey() {
        return kept("identity-key.json");
    }

    /** Holds the moved time of {@code PUT /dev/clock}. */
    Path clock() {
        return kept("clock");
    }

    Path log(String process) {
        return kept("logs").resolve(process + ".log");
    }

    Path quickStarts() {
        return root.resolve(".tilsagn").resolve("quick-starts"); // they belong to the jars, not to the data
    }

    /** Tests start freshly built jars once: recording a quick start would only cost them time. */
    boolean isStartedAgain() {
        return System.getenv("TILSAGN_HOME") == null;
    }

    Path processes() {
        return kept("processes");
    }

    Path lock() {
        return kept("lock");
    }

    /** Where databases, broker and gateway are, for {@code ./run check}; only its owner may read it. */
    Path connections() {
        return kept("connections.properties");
    }

    /** Exists while everything is ready; holds the number of the supervisor. */
    Path ready() {
        return kept("ready");
    }

    /** {@code TILSAGN_HOME} is for tests, which want data of their own beside a running platform. */
    private Path kept(String name) {
        var home = System.getenv("TILSAGN_HOME");
        return (home == null ? root.resolve(".tilsagn") : Path.of(home)).resolve(name);
    }

    void createDirectories() {
        try {
            Files.createDirectories(log("any").getParent());
            Files.createDirectories(quickStarts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets all data and the moved clock. */
    void deleteData() {
        deleteTree(postgres());
        deleteTree(kafka());
        deleteTree(clock());
    }

    private static void deleteTree(Path top) {
        if (!Files.exists(top)) {
            return;
        }
        try (var paths = Files.walk(top)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
