package no.tilsagn.backends;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import no.tilsagn.backends.Postgres.Database;

/** A JVM that starts a PostgreSQL server with the database {@code kept}, to be killed while the server runs on. */
record KilledOwner(Process process, Database database) {
    static KilledOwner launch(Path data) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledOwner.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = process.inputReader(StandardCharsets.UTF_8);
        return new KilledOwner(process, new Database(output.readLine(), output.readLine(), output.readLine()));
    }

    /** As {@code kill -9}. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    public static void main(String[] args) throws InterruptedException {
        var database = LocalPostgres.kept(Path.of(args[0])).database("kept");
        System.out.println(database.url() + "\n" + database.user() + "\n" + database.password());
        Thread.currentThread().join();
    }
}
