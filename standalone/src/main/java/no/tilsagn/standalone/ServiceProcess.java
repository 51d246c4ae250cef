package no.tilsagn.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import no.tilsagn.backends.RunningProcess;

/** One running service. */
record ServiceProcess(Service service, Process process, Path log) {
    private static final Duration PATIENCE_TO_START = Duration.ofMinutes(3);
    private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(30);
    private static final Duration PATIENCE_TO_RECORD = Duration.ofMinutes(3);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    static ServiceProcess launch(
            Checkout checkout, Service service, List<String> quickStart, Map<String, String> settings) {
        var log = checkout.log(service.module());
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + checkout.jvmOptions(service));
        command.addAll(quickStart);
        command.addAll(List.of("-jar", checkout.jar(service.module()).toString()));
        var builder = new ProcessBuilder(command)
                .directory(checkout.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(settings);
        try {
            return new ServiceProcess(service, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when the service says it is ready. */
    void awaitReady() {
        var deadline = System.nanoTime() + PATIENCE_TO_START.toNanos();
        try {
            while (!isReady(service)) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw died();
                }
                if (System.nanoTime() > deadline) {
                    throw new CannotRun("The %s was not ready after %d seconds, see %s."
                            .formatted(service.module(), PATIENCE_TO_START.toSeconds(), log));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("Interrupted while waiting for the %s.".formatted(service.module()));
        }
    }

    static boolean isReady(Service service) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(service.url() + "/health/readiness"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    CannotRun died() {
        return new CannotRun("The %s stopped by itself (exit code %d), see %s."
                .formatted(service.module(), process.exitValue(), log));
    }

    void stop() {
        new RunningProcess(process.toHandle()).stop("TERM", PATIENCE_TO_STOP);
    }

    /** As {@link #stop()}, for one that writes its quick start before it ends. */
    void stopRecording() {
        new RunningProcess(process.toHandle()).stop("TERM", PATIENCE_TO_RECORD);
    }
}
