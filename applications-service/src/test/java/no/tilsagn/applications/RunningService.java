package no.tilsagn.applications;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Map;
import no.tilsagn.api.DevelopmentClock;
import no.tilsagn.api.OsloTime;
import no.tilsagn.backends.Backends;
import no.tilsagn.backends.Postgres.Database;

/** The service on a real PostgreSQL and Kafka with real tokens, started once for all tests. */
public final class RunningService {
    private static final RunningService SHARED = new RunningService();

    private final EmbeddedServer server;
    private final Database database;
    private final Path clock = clockFile();

    private RunningService() {
        database = Backends.postgres().newDatabase("applications");
        server = start();
    }

    public static RunningService shared() {
        return SHARED;
    }

    /** Another replica on the same database and clock. */
    public EmbeddedServer startReplica() {
        return start();
    }

    public Database database() {
        return database;
    }

    public Api as(String clientId) {
        return new Api(server.getURI(), Backends.identityProvider().token(clientId));
    }

    public Api withToken(String token) {
        return new Api(server.getURI(), token);
    }

    public <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    /** Moves the clock of the service to a local time in Oslo. */
    public void setClock(String localTime) {
        setClock(LocalDateTime.parse(localTime));
    }

    public void setClock(LocalDateTime localTime) {
        moveClock(localTime.atZone(OsloTime.ZONE).toInstant());
    }

    public void moveClock(Instant instant) {
        ((DevelopmentClock) bean(InstantSource.class)).moveTo(instant);
    }

    private EmbeddedServer start() {
        return ApplicationContext.run(
                EmbeddedServer.class,
                Map.of(
                        "micronaut.server.port", -1,
                        "datasources.default.url", database.url(),
                        "datasources.default.username", database.user(),
                        "datasources.default.password", database.password(),
                        "kafka.bootstrap.servers", Backends.kafka().bootstrapServers(),
                        "tilsagn.identity.issuer", Backends.identityProvider().issuer(),
                        "tilsagn.identity.jwks-url", Backends.identityProvider().jwksUrl(),
                        "tilsagn.dev.clock-file", clock.toString()));
    }

    private static Path clockFile() {
        try {
            return Files.createTempDirectory("tilsagn").resolve("clock");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
