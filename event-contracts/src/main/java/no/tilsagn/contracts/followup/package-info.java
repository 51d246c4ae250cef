/**
 * What followup-service tells the others, on the topic {@code tilsagn.followup.v1}.
 *
 * <p>Key: the award that the project rests on. Amounts are øre.
 */
package no.tilsagn.contracts.followup;
