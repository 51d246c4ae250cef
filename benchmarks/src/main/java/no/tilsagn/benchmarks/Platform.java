package no.tilsagn.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The platform on its usual ports, and what Linux tells of its processes. */
final class Platform {
    static final String GATEWAY = "http://127.0.0.1:8080";
    static final String APPLICATIONS = "http://127.0.0.1:8081";
    static final String BUDGET = "http://127.0.0.1:8082";
    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    String token(String user) {
        var form = "grant_type=client_credentials&client_secret=demo&scope=tilsagn&client_id=" + user;
        return send(HttpRequest.newBuilder(URI.create("http://localhost:8090/tilsagn/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)))
                .at("/access_token")
                .asText();
    }

    JsonNode get(String url, String token) {
        return send(request(url, token));
    }

    JsonNode post(String url, String token, Object body) {
        try {
            return send(request(url, token).POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpRequest.Builder request(String url, String token) {
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException("Is the platform running? Start it with ./run --detach", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The environment that a service was started with; it holds where its database is. */
    static Map<String, String> environmentOf(String module) {
        try {
            String environment = Files.readString(
                    Path.of("/proc", String.valueOf(pidOf(module)), "environ"), StandardCharsets.UTF_8);
            return Stream.of(environment.split("\0"))
                    .map(entry -> entry.split("=", 2))
                    .filter(entry -> entry.length == 2)
                    .collect(Collectors.toMap(entry -> entry[0], entry -> entry[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Resident memory in kB. */
    static long residentKilobytesOf(String module) {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(pidOf(module)), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long pidOf(String module) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> Stream.of(arguments).anyMatch(it -> it.contains(module + "-1.")))
                        .orElse(false))
                .mapToLong(ProcessHandle::pid)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(module + " is not running: start it with ./run --detach"));
    }
}
