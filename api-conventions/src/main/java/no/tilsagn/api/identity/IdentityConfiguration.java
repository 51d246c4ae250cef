package no.tilsagn.api.identity;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URL;
import java.time.Duration;

/**
 * Whose tokens are accepted.
 *
 * @param keysLifetime after this the keys are fetched again, and a token that was found good is checked again
 * @param keysInterval never two fetches of the keys within this time
 * @param keysTimeout how long anybody waits for the identity provider
 */
@ConfigurationProperties("tilsagn.identity")
record IdentityConfiguration(
        @NotBlank String issuer,
        @NotNull URL jwksUrl,
        @Bindable(defaultValue = "tilsagn") String audience,
        @Bindable(defaultValue = "5m") Duration keysLifetime,
        @Bindable(defaultValue = "2s") Duration keysInterval,
        @Bindable(defaultValue = "5s") Duration keysTimeout) {}
