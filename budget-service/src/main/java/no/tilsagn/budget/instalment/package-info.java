/** How an award is paid out: a plan made when it is accepted, and the life of each instalment. */
package no.tilsagn.budget.instalment;
