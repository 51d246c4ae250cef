package no.tilsagn.applications.organisation;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/** One organisation became (part of) another. */
@Introspected
record Succession(UUID predecessorId, UUID successorId) {}
