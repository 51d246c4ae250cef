package no.tilsagn.followup.project;

import io.micronaut.core.annotation.Introspected;
import java.time.LocalDate;

/**
 * A payment on an award.
 *
 * @param totalOre all that was paid on the award up to and including this one
 */
@Introspected
record Disbursement(int no, LocalDate disbursedOn, long totalOre) {}
