/** Runs transactions against each other at every interleaving that they can have. */
package no.tilsagn.budget.interleaving;
