package no.tilsagn.contracts.applications;

import java.time.Instant;
import java.util.UUID;

/** The last deadline of a call has passed. */
public record CallClosed(UUID callId, Instant closedAt) {
    public static final String TYPE = "no.tilsagn.applications.call-closed.v1";
}
