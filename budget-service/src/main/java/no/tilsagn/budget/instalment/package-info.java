/** How an award is paid out: a plan made with the offer, and the life of each instalment. */
package no.tilsagn.budget.instalment;
