package no.tilsagn.database;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.context.annotation.Requires;
import io.micronaut.flyway.FlywayConfigurationCustomizer;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Migrates on a connection outside the pool: a migration may take as long as it needs, but its wait for a lock is short,
 * because everybody else waits behind it.
 */
@EachBean(DatasourceConfiguration.class)
@Requires(classes = {FlywayConfigurationCustomizer.class, DatasourceConfiguration.class})
class MigrationConnection implements FlywayConfigurationCustomizer {
    private final String name;
    private final DatasourceConfiguration database;
    private final SessionTimeouts timeouts;

    MigrationConnection(@Parameter String name, @Parameter DatasourceConfiguration database, SessionTimeouts timeouts) {
        this.name = name;
        this.database = database;
        this.timeouts = timeouts;
    }

    @Override
    public void customizeFluentConfiguration(FluentConfiguration configuration) {
        configuration
                .dataSource(database.getUrl(), database.getUsername(), database.getPassword())
                .initSql("set lock_timeout = " + timeouts.lock().toMillis());
    }

    @Override
    public String getName() {
        return name;
    }
}
