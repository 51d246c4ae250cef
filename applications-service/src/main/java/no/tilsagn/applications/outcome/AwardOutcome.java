package no.tilsagn.applications.outcome;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** An award as far as it has been heard of. */
@MappedEntity("award_outcome")
record AwardOutcome(@Id UUID awardId, UUID applicationId, AwardState state, long totalOre) {}
