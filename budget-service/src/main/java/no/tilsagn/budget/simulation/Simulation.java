package no.tilsagn.budget.simulation;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A simulation as it is kept.
 *
 * @param inputHash SHA-256 of the input, hexadecimal
 * @param input canonical JSON: {@link SimulationInput}
 * @param answer canonical JSON: {@link SimulationAnswer}
 */
@MappedEntity
record Simulation(
        @Id UUID id,
        UUID allocationId,
        String inputHash,
        String input,
        String answer,
        Instant createdAt,
        String createdBy) {}
