package no.tilsagn.backends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A Kafka broker in a JVM of its own on a free port of the loopback interface. It ends when this JVM ends, however that ends. */
public final class LocalKafka implements Kafka {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path directory;
    private final Path log;
    private final List<String> jvmOptions;
    private final int port = FreePort.choose();
    private Process broker;

    private LocalKafka(Path directory, Path log, List<String> jvmOptions) {
        this.directory = directory;
        this.log = log;
        this.jvmOptions = jvmOptions;
    }

    static Kafka temporary() {
        try {
            var directory = Files.createTempDirectory("tilsagn-kafka");
            var kafka = kept(directory.resolve("data"), directory.resolve("broker.log"), List.of());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                kafka.kill();
                deleteTree(directory);
            }));
            return kafka;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A running broker whose data stay in {@code directory}.
     *
     * @throws IllegalStateException if it doesn't serve within a minute; the message names the log
     */
    public static LocalKafka kept(Path directory, Path log, List<String> jvmOptions) {
        var kafka = new LocalKafka(directory, log, jvmOptions);
        kafka.start();
        return kafka;
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The broker's process; another one after a restart. */
    public synchronized Process process() {
        return broker;
    }

    @Override
    public synchronized void start() {
        try {
            broker = new ProcessBuilder(command())
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!isReadyInTime()) {
            kill();
            throw new IllegalStateException("the Kafka broker did not start, see " + log);
        }
    }

    private boolean isReadyInTime() {
        try {
            return CompletableFuture.supplyAsync(this::saysReady).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits for that line among what the JVM itself may print; false when the broker ends without it. */
    private boolean saysReady() {
        try (var lines = broker.inputReader(StandardCharsets.UTF_8)) {
            return lines.lines().anyMatch(KafkaBroker.READY::equals);
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> command() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=stderr-logback.xml"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), KafkaBroker.class.getName()));
        command.addAll(List.of(directory.toString(), Integer.toString(port), Integer.toString(FreePort.choose())));
        return command;
    }

    @Override
    public synchronized void stop() {
        new RunningProcess(broker.toHandle()).stop("TERM", Duration.ofSeconds(20));
    }

    @Override
    public synchronized void pause() {
        new RunningProcess(broker.toHandle()).send("STOP");
    }

    @Override
    public synchronized void resume() {
        new RunningProcess(broker.toHandle()).send("CONT");
    }

    private void kill() {
        broker.destroyForcibly().onExit().join();
    }

    private static void deleteTree(Path root) {
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
