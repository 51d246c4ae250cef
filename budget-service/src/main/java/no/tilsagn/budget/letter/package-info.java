/** The grant letter: what is promised and on which terms, in Norwegian, as PDF. */
package no.tilsagn.budget.letter;
