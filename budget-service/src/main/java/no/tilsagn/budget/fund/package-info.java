/** Funds: pots of money with appropriations by year, who may see them, and the view into their ledger. */
package no.tilsagn.budget.fund;
