package no.tilsagn.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import no.tilsagn.backends.LocalPostgres;
import org.slf4j.LoggerFactory;

/**
 * What {@code ./run} calls: {@code start}, {@code stop} and {@code status} of the platform in a checkout. {@code start} supervises
 * until it is told to stop or a part dies; everything it started ends with it.
 */
public final class Standalone {
    private final Checkout checkout;
    private final ProcessList processes;
    private final Progress progress = new Progress();

    private Standalone(Checkout checkout) {
        this.checkout = checkout;
        this.processes = new ProcessList(checkout.processes());
    }

    /** Takes the checkout's path, the command, and for {@code start} perhaps {@code --fresh}. */
    public static void main(String[] args) {
        var checkout = new Checkout(Path.of(args[0]).toAbsolutePath().normalize());
        checkout.createDirectories();
        var standalone = new Standalone(checkout);
        try {
            switch (args[1]) {
                case "start" -> standalone.start(List.of(args).contains("--fresh"));
                case "stop" -> standalone.stop();
                case "status" -> standalone.status();
                default -> throw new CannotRun("There is no command " + args[1] + ".");
            }
        } catch (CannotRun e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (RuntimeException e) {
            System.err.println("Tilsagn cannot run: " + e.getMessage());
            System.exit(1);
        }
    }

    private void start(boolean fresh) {
        var lock = lock();
        System.setProperty("tilsagn.log", checkout.log("standalone").toString());
        LoggerFactory.getILoggerFactory(); // now, with that log, and not by several threads at once
        if (processes.stopOrphans()) {
            progress.say("Stopped what an earlier run had left behind.");
        }
        processes.add(ProcessList.SUPERVISOR, ProcessHandle.current());
        Ports.requireFree(Platform.IDENTITY_PORT, "identity provider");
        Stream.of(Service.values()).forEach(service -> Ports.requireFree(service.port(), service.module()));
        if (fresh) {
            LocalPostgres.stopOrphan(checkout.postgres());
            checkout.deleteData();
        }
        var platform = new Platform(checkout, processes, progress);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            markReady(false);
            platform.close();
            release(lock);
        }));
        try {
            platform.start();
            progress.say(Welcome.text());
            markReady(true);
            platform.awaitEnd().ifPresent(reason -> {
                throw reason;
            });
        } catch (RuntimeException e) {
            if (!platform.isClosing()) { // else it fails because it is being stopped
                throw e;
            }
        }
    }

    /** Held as long as this process lives, however it ends. */
    private FileLock lock() {
        try {
            var lock = FileChannel.open(checkout.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .tryLock();
            if (lock == null) {
                throw new CannotRun(
                        "Tilsagn already runs from this checkout: see ./run status, or stop it with ./run stop.");
            }
            return lock;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void release(FileLock lock) {
        try {
            lock.release();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void markReady(boolean ready) {
        try {
            Files.deleteIfExists(checkout.ready());
            if (ready) {
                Files.writeString(
                        checkout.ready(), Long.toString(ProcessHandle.current().pid()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop() {
        var supervisor = processes.find(ProcessList.SUPERVISOR);
        supervisor.ifPresent(running -> running.stop("TERM", Duration.ofSeconds(90)));
        var leftOvers = processes.stopOrphans();
        LocalPostgres.stopOrphan(checkout.postgres());
        markReady(false);
        progress.say(supervisor.isPresent() || leftOvers ? "Tilsagn is stopped." : "Tilsagn was not running.");
    }

    private void status() {
        if (processes.find(ProcessList.SUPERVISOR).isEmpty()) {
            throw new CannotRun("Tilsagn is not running.");
        }
        var allReady = true;
        for (var service : Service.values()) {
            var ready = isReady(service);
            allReady &= ready;
            progress.say("  %-22s %-10s %s".formatted(service.module(), ready ? "ready" : "not ready", service.url()));
        }
        if (!allReady) {
            throw new CannotRun("Tilsagn runs, but not everything is ready; logs are in "
                    + checkout.log("any").getParent() + ".");
        }
    }

    private static boolean isReady(Service service) {
        try {
            return ServiceProcess.isReady(service);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
