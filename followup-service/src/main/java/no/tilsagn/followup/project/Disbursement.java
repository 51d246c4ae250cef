package no.tilsagn.followup.project;

import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;

/**
 * A payment on an award.
 *
 * @param totalOre all that was paid on the award up to and including this one
 */
@MappedEntity
record Disbursement(int no, LocalDate disbursedOn, long totalOre) {}
