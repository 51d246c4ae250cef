/** Amounts by budget year. */
package no.tilsagn.budget.amount;
