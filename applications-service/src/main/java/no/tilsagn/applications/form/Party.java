package no.tilsagn.applications.form;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import no.tilsagn.applications.organisation.Organisation;
import no.tilsagn.applications.organisation.OrganisationKind;

/**
 * An organisation in an application.
 *
 * @param confirmedAt when it confirmed what the application says now of parties, agreement and budget; set by
 *     confirming alone
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

    /** The health community that ranks their application: that of the trust among the applicants, else of the lead. */
    public static @Nullable String healthCommunity(List<Party> parties, Map<UUID, Organisation> organisations) {
        Stream<Organisation> trusts = parties.stream()
                .filter(party -> party.role().applies())
                .map(party -> organisations.get(party.organisationId()))
                .filter(organisation -> organisation.kind() == OrganisationKind.HEALTH_TRUST);
        Stream<Organisation> leads = parties.stream()
                .filter(party -> party.role() == PartyRole.LEAD)
                .map(party -> organisations.get(party.organisationId()));
        return Stream.concat(trusts, leads)
                .map(Organisation::healthCommunity)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
