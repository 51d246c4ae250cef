package no.tilsagn.database;

import com.zaxxer.hikari.HikariConfig;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/** Gives the connections of every pool the {@link SessionTimeouts}; what a data source says for itself counts more. */
@Singleton
@Requires(classes = DatasourceConfiguration.class)
class PoolTimeouts implements BeanCreatedEventListener<DatasourceConfiguration> {
    private static final long UNSAID = new HikariConfig().getConnectionTimeout();

    private final SessionTimeouts timeouts;

    PoolTimeouts(SessionTimeouts timeouts) {
        this.timeouts = timeouts;
    }

    @Override
    public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
        DatasourceConfiguration pool = event.getBean();
        timeouts.driverProperties()
                .forEach((name, value) -> pool.getDataSourceProperties().putIfAbsent(name, value));
        if (pool.getConnectionTimeout() == UNSAID) {
            pool.setConnectionTimeout(timeouts.connect().toMillis());
        }
        return pool;
    }
}
