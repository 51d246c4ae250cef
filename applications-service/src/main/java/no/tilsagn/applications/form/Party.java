package no.tilsagn.applications.form;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/**
 * An organisation in an application.
 *
 * @param confirmedAt when it confirmed what the application says now of parties, agreement and budget; set by
 *     confirming, ignored when sent
 */
@Introspected
public record Party(
        @NotNull UUID organisationId,
        @NotNull PartyRole role,

        @Nullable @Schema(accessMode = Schema.AccessMode.READ_ONLY)
        Instant confirmedAt) {

    public Party confirmed(Instant at) {
        return new Party(organisationId, role, at);
    }

    public Party unconfirmed() {
        return new Party(organisationId, role, null);
    }
}
