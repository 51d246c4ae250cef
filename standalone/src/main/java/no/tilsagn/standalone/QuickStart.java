package no.tilsagn.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The JDK's ahead-of-time cache of a service, which halves the time it needs to start. It is recorded by a run of the very jars it
 * is for: a rebuilt jar makes it useless without a word, so its name says what it was made of.
 */
record QuickStart(Path cache) {
    static QuickStart of(Checkout checkout, Service service) {
        var jar = checkout.jar(service.module());
        try (var libraries = Files.list(jar.resolveSibling("lib"))) {
            var madeOf = Stream.concat(Stream.of(jar, checkout.jvmOptions(service)), libraries.sorted())
                    .map(QuickStart::state)
                    .toList();
            var hash = (madeOf + System.getProperty("java.vm.version")).hashCode();
            return new QuickStart(checkout.quickStarts().resolve("%s-%08x.aot".formatted(service.module(), hash)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For the broker the JDK's older archive does, which looks after itself: it is written at the first stop. */
    static List<String> ofBroker(Checkout checkout) {
        return checkout.isStartedAgain()
                ? List.of(
                        "-Xlog:cds*=off,aot*=off", // a stale archive is no news, it is written again
                        "-XX:+AutoCreateSharedArchive",
                        "-XX:SharedArchiveFile=" + checkout.quickStarts().resolve("kafka.jsa"))
                : List.of();
    }

    private static String state(Path jar) {
        try {
            return jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isRecorded() {
        return Files.exists(cache);
    }

    /** Nothing as long as there is no recording. */
    List<String> useOptions() {
        return isRecorded() ? List.of("-XX:AOTCache=" + cache) : List.of();
    }

    /** Removes the caches of earlier builds. A process that got these options writes the cache when it ends. */
    List<String> recordOptions() {
        var module = cache.getFileName().toString().replaceFirst("-[0-9a-f]{8}\\.aot$", "");
        try (var earlier = Files.newDirectoryStream(cache.getParent(), module + "-*")) {
            for (var path : earlier) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of("-XX:AOTCacheOutput=" + recording());
    }

    /** To be called when the recording process has ended: only now is the cache whole. */
    void keep() {
        try {
            if (Files.exists(recording())) {
                Files.move(recording(), cache, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path recording() {
        return cache.resolveSibling(cache.getFileName() + ".recording");
    }
}
