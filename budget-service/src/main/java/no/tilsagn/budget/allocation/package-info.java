/**
 * A committee's decision over the applications of a call: candidates, decisions, and adoption, which promises the money or
 * changes nothing.
 */
package no.tilsagn.budget.allocation;
