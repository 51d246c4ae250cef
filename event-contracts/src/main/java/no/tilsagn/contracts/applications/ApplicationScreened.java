package no.tilsagn.contracts.applications;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param outcome {@code ELIGIBLE}, {@code INELIGIBLE} or {@code RETURNED} (for correction) */
public record ApplicationScreened(
        UUID applicationId,
        String number,
        UUID callId,
        String healthCommunity,
        UUID leadOrganisationId,
        String outcome,
        @Nullable String reason) {
    public static final String TYPE = "no.tilsagn.applications.application-screened.v1";
}
