/**
 * The scheme's rules as small pure functions over typed parameters of a call: what each leaves of an amount, and why.
 * Simulations propose by them, adoption holds decisions to them.
 */
package no.tilsagn.budget.rule;
