package no.tilsagn.contracts.applications;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The lead took the application back before a decision. */
public record ApplicationWithdrawn(
        UUID applicationId,
        String number,
        UUID callId,
        String healthCommunity,
        @Nullable String reason) {
    public static final String TYPE = "no.tilsagn.applications.application-withdrawn.v1";
}
