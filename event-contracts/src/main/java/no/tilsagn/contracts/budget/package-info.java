/**
 * What budget-service tells the others, on the topic {@code tilsagn.budget.v1}.
 *
 * <p>Keys: awards and instalments by award, allocations by allocation. Amounts are øre.
 */
package no.tilsagn.contracts.budget;
