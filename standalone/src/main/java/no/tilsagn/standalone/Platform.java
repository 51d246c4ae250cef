package no.tilsagn.standalone;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.tilsagn.backends.IdentityProvider;
import no.tilsagn.backends.LocalKafka;
import no.tilsagn.backends.LocalPostgres;
import no.tilsagn.backends.Postgres;
import no.tilsagn.backends.SigningKey;

/** The servers and the four services, started together and stopped together. */
final class Platform implements AutoCloseable {
    static final int IDENTITY_PORT = Ports.actual(8090);

    private final Checkout checkout;
    private final ProcessList processes;
    private final Progress progress;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<AutoCloseable> servers = new ArrayDeque<>();
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private final Map<Service, Postgres.Database> databases = new EnumMap<>(Service.class);
    private boolean closing;

    private Postgres postgres;
    private LocalKafka kafka;
    private IdentityProvider identity;

    Platform(Checkout checkout, ProcessList processes, Progress progress) {
        this.checkout = checkout;
        this.processes = processes;
        this.progress = progress;
    }

    /** Returns when everything is ready. Whoever calls it closes the platform, also after a failure. */
    void start() {
        together(Stream.of(
                () -> postgres = server("PostgreSQL", () -> LocalPostgres.kept(checkout.postgres())),
                () -> {
                    kafka = server(
                            "Kafka",
                            () -> LocalKafka.kept(
                                    checkout.kafka(), checkout.log("kafka"), QuickStart.ofBroker(checkout)));
                    processes.add("kafka", kafka.process().toHandle());
                },
                () -> identity = server("identity provider", this::startIdentityProvider)));
        if (checkout.isStartedAgain()) {
            recordQuickStarts();
        }
        together(Stream.of(Service.values())
                .map(service -> () ->
                        startService(service, QuickStart.of(checkout, service).useOptions())));
        new Connections(databases, kafka.bootstrapServers(), Service.GATEWAY.url(), identity.issuer())
                .write(checkout.connections());
        finishUpgrade();
    }

    /** No older replica can be running beside these. */
    private void finishUpgrade() {
        var named = new DemoClient(Service.GATEWAY.url(), identity.issuer())
                .post("admin", "/operations/budget/ledger/holders", JsonNodeFactory.instance.objectNode());
        if (!named.path("entries").isEmpty()) {
            progress.say("The ledger now tells of each award what it has (see docs/ledger.md).");
        }
    }

    private IdentityProvider startIdentityProvider() {
        return IdentityProvider.start(
                InetAddress.getLoopbackAddress(),
                IDENTITY_PORT,
                "http://localhost:" + IDENTITY_PORT,
                SigningKey.kept(checkout.signingKey()));
    }

    /** After a build, one start more: it records what makes the following ones quick. */
    private void recordQuickStarts() {
        var missing = new EnumMap<Service, QuickStart>(Service.class);
        for (var service : Service.values()) {
            var quickStart = QuickStart.of(checkout, service);
            if (!quickStart.isRecorded()) {
                missing.put(service, quickStart);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        progress.say("After a build the services start twice, to be quick from now on:");
        together(missing.entrySet().stream()
                .map(entry ->
                        () -> startService(entry.getKey(), entry.getValue().recordOptions())));
        progress.say("  recording …");
        stopServices(ServiceProcess::stopRecording);
        missing.values().forEach(QuickStart::keep);
    }

    private void startService(Service service, List<String> quickStart) {
        var process = launch(service, quickStart);
        process.awaitReady();
        progress.done(service.module());
    }

    private synchronized ServiceProcess launch(Service service, List<String> quickStart) {
        refuseWhenClosing();
        var process = ServiceProcess.launch(checkout, service, quickStart, settings(service));
        processes.add(service.module(), process.process().toHandle());
        services.put(service, process);
        return process;
    }

    private Map<String, String> settings(Service service) {
        var settings = new HashMap<>(Map.of(
                "MICRONAUT_SERVER_HOST", "127.0.0.1",
                "MICRONAUT_SERVER_PORT", Integer.toString(service.port()),
                "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                "TILSAGN_IDENTITY_ISSUER", identity.issuer(),
                "TILSAGN_IDENTITY_JWKS_URL", identity.jwksUrl(),
                "TILSAGN_IDENTITY_AUDIENCE", "tilsagn",
                "TILSAGN_DEV_CLOCK_FILE", checkout.clock().toString(),
                "MALLOC_ARENA_MAX", "2"));
        if (service.database() == null) {
            settings.put("TILSAGN_SERVICES_APPLICATIONS", Service.APPLICATIONS.url());
            settings.put("TILSAGN_SERVICES_BUDGET", Service.BUDGET.url());
            settings.put("TILSAGN_SERVICES_FOLLOWUP", Service.FOLLOWUP.url());
        } else {
            var database = postgres.database(service.database());
            databases.put(service, database);
            settings.put("DATASOURCES_DEFAULT_URL", database.url());
            settings.put("DATASOURCES_DEFAULT_USERNAME", database.user());
            settings.put("DATASOURCES_DEFAULT_PASSWORD", database.password());
        }
        return settings;
    }

    private <T extends AutoCloseable> T server(String name, Supplier<T> start) {
        var server = start.get();
        synchronized (this) {
            servers.push(server);
            refuseWhenClosing();
        }
        progress.done(name);
        return server;
    }

    private void refuseWhenClosing() {
        if (closing) {
            throw new CannotRun("Tilsagn was stopped while it started.");
        }
    }

    /** Does all of them at the same time and returns when the last is done, also when one fails. */
    private void together(Stream<Runnable> tasks) {
        var all = tasks.map(task -> CompletableFuture.runAsync(task, threads)).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(all).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Waits until a service or server stops by itself and says which; empty when the platform is being closed. */
    Optional<CannotRun> awaitEnd() {
        var ends = Stream.concat(
                services.values().stream()
                        .map(service -> service.process().onExit().thenApply(ended -> service.died())),
                Stream.of(kafka.process()
                        .onExit()
                        .thenApply(ended -> new CannotRun(
                                "The Kafka broker stopped by itself, see %s.".formatted(checkout.log("kafka"))))));
        var first = (CannotRun)
                CompletableFuture.anyOf(ends.toArray(CompletableFuture[]::new)).join();
        return isClosing() ? Optional.empty() : Optional.of(first);
    }

    synchronized boolean isClosing() {
        return closing;
    }

    private void stopServices(Consumer<ServiceProcess> stop) {
        List<ServiceProcess> running;
        synchronized (this) {
            running = List.copyOf(services.values());
            services.clear();
        }
        together(running.stream().map(service -> () -> stop.accept(service)));
    }

    /** Stops the services, then what they rest on. */
    @Override
    public void close() {
        synchronized (this) {
            if (closing) {
                return;
            }
            closing = true;
        }
        stopServices(ServiceProcess::stop);
        servers.forEach(Platform::closeQuietly);
        processes.clear();
    }

    private static void closeQuietly(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            System.err.println("While stopping: " + e.getMessage());
        }
    }
}
