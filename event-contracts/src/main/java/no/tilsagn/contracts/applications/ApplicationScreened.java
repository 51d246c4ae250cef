package no.tilsagn.contracts.applications;

import java.util.UUID;

/** @param outcome {@code ELIGIBLE}, {@code INELIGIBLE} or {@code RETURNED} (for correction) */
public record ApplicationScreened(
        UUID applicationId,
        String number,
        UUID callId,
        String healthCommunity,
        UUID leadOrganisationId,
        String outcome,
        String reason) {
    public static final String TYPE = "no.tilsagn.applications.application-screened.v1";
}
