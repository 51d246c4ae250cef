package no.tilsagn.database;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.flyway.FlywayConfigurationProperties;
import jakarta.inject.Singleton;

/**
 * How every data source is migrated. A service's history holds the migrations of the libraries it uses, which have numbers
 * below its own and come later than those: so they are applied out of order. A replica that is older than the schema starts
 * beside it, since migrations only add until no older replica runs.
 */
@Singleton
@Requires(classes = FlywayConfigurationProperties.class)
class MigrationRules implements BeanCreatedEventListener<FlywayConfigurationProperties> {

    @Override
    public FlywayConfigurationProperties onCreated(BeanCreatedEvent<FlywayConfigurationProperties> event) {
        event.getBean().getFluentConfiguration().outOfOrder(true).ignoreMigrationPatterns("*:future", "*:missing");
        return event.getBean();
    }
}
