package no.tilsagn.gateway.routing;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.NotNull;
import java.net.URI;

/** Where the services are, as base URLs without a path. */
@ConfigurationProperties("tilsagn.services")
public record ServiceAddresses(
        @NotNull URI applications,
        @NotNull URI budget,
        @NotNull URI followup) {}
