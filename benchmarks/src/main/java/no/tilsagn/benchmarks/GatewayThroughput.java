package no.tilsagn.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The gateway against nginx in front of the same service, on a read that asks the database, in interleaved rounds of one
 * run. nginx checks no token and limits nobody; the service behind does its own check in both.
 */
final class GatewayThroughput {
    private static final int ROUNDS = 5;
    private static final int SECONDS = 8;
    private static final int CONNECTIONS = 32;
    private static final int NGINX_PORT = 18080;
    private static final Pattern REQUESTS_PER_SECOND = Pattern.compile("Requests/sec:\\s+([0-9.]+)");

    private final Platform platform = new Platform();

    void run() throws Exception {
        if (!isInstalled("wrk") || !isInstalled("nginx")) {
            System.out.println("gateway: needs wrk and nginx on this machine, skipped");
            return;
        }
        String token = platform.token("rhf.manager");
        String path = "/api/v1/funds/" + fund(token);
        Path folder = Files.createTempDirectory("tilsagn-nginx");
        Process nginx = startNginx(folder);
        try {
            measure(token, path);
        } finally {
            nginx.destroy();
            nginx.waitFor(5, TimeUnit.SECONDS);
        }
    }

    private String fund(String token) {
        var funds = platform.get(Platform.BUDGET + "/api/v1/funds", token).at("/items");
        if (!funds.isEmpty()) {
            return funds.at("/0/id").asText();
        }
        return platform.post(
                        Platform.BUDGET + "/api/v1/funds", token, Map.of("name", "Measured fund", "kind", "REGIONAL"))
                .at("/id")
                .asText();
    }

    private static void measure(String token, String path) throws Exception {
        Map<String, String> targets = new TreeMap<>(Map.of(
                "direct", Platform.BUDGET, "gateway", Platform.GATEWAY, "nginx", "http://127.0.0.1:" + NGINX_PORT));
        for (String url : targets.values()) {
            requestsPerSecond(url + path, token);
        }
        Map<String, List<Double>> measured = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<String> order = new ArrayList<>(targets.keySet());
            if (round % 2 == 1) {
                order = order.reversed();
            }
            for (String name : order) {
                measured.computeIfAbsent(name, it -> new ArrayList<>())
                        .add(requestsPerSecond(targets.get(name) + path, token));
            }
        }
        System.out.printf(
                "gateway: GET %s, %d connections, %d rounds of %d s each%n", path, CONNECTIONS, ROUNDS, SECONDS);
        measured.forEach((name, rates) -> System.out.printf("  %-8s median %7.0f requests/s%n", name, median(rates)));
        print("gateway / nginx", measured.get("gateway"), measured.get("nginx"));
        print("gateway / direct", measured.get("gateway"), measured.get("direct"));
        print("nginx / direct", measured.get("nginx"), measured.get("direct"));
    }

    private static void print(String name, List<Double> left, List<Double> right) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < left.size(); round++) {
            ratios.add(left.get(round) / right.get(round));
        }
        System.out.printf(
                "  %-17s median %.2f (min %.2f, max %.2f)%n",
                name,
                median(ratios),
                ratios.stream().min(Double::compare).orElseThrow(),
                ratios.stream().max(Double::compare).orElseThrow());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static double requestsPerSecond(String url, String token) throws IOException, InterruptedException {
        Process wrk = new ProcessBuilder(
                        "wrk",
                        "-t1",
                        "-c" + CONNECTIONS,
                        "-d" + SECONDS + "s",
                        "-H",
                        "Authorization: Bearer " + token,
                        url)
                .redirectErrorStream(true)
                .start();
        String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        if (output.contains("Non-2xx")) {
            throw new IllegalStateException(
                    "Some requests were refused: start the platform without a rate limit\n" + output);
        }
        var rate = REQUESTS_PER_SECOND.matcher(output);
        if (!rate.find()) {
            throw new IllegalStateException(output);
        }
        return Double.parseDouble(rate.group(1));
    }

    private static Process startNginx(Path folder) throws IOException {
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, """
                daemon off;
                worker_processes 2;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events { worker_connections 1024; }
                http {
                  access_log off;
                  client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
                  upstream budget { server 127.0.0.1:8082; keepalive 64; }
                  server {
                    listen 127.0.0.1:%2$d;
                    location / {
                      proxy_pass http://budget;
                      proxy_http_version 1.1;
                      proxy_set_header Connection "";
                    }
                  }
                }
                """.formatted(folder, NGINX_PORT));
        return new ProcessBuilder("nginx", "-c", configuration.toString(), "-p", folder.toString())
                .inheritIO()
                .start();
    }

    private static boolean isInstalled(String program) {
        for (String folder : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return Files.isExecutable(Path.of("/usr/sbin", program));
    }
}
