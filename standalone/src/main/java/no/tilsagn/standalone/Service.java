package no.tilsagn.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The four services, each a process of its own. */
enum Service {
    APPLICATIONS("applications-service", 8081, "applications"),
    BUDGET("budget-service", 8082, "budget"),
    FOLLOWUP("followup-service", 8083, "followup"),
    GATEWAY("gateway", 8080, null);

    /** Keeps the four together below 800 MB of resident memory. */
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xmx96m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:MaxDirectMemorySize=32m",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final String module;
    private final int port;
    private final String database;

    Service(String module, int port, String database) {
        this.module = module;
        this.port = port;
        this.database = database;
    }

    String module() {
        return module;
    }

    int port() {
        return Ports.actual(port);
    }

    /** Its database, which is also the name of its user; null for the gateway. */
    String database() {
        return database;
    }

    String url() {
        return "http://localhost:" + port();
    }

    List<String> command(Path jar, String quickStart) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.add(quickStart);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }
}
