package no.tilsagn.backends;

import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The PostgreSQL of the image that production runs. */
final class PostgresContainer {
    private PostgresContainer() {}

    static Postgres start() {
        var container = new PostgreSQLContainer("postgres:17");
        container.withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        var superuser = new PGSimpleDataSource();
        superuser.setUrl(container.getJdbcUrl());
        superuser.setUser(container.getUsername());
        superuser.setPassword(container.getPassword());
        return new Postgres(
                superuser,
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                container::stop);
    }
}
