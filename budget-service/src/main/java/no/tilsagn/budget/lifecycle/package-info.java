/** Life cycles as data. */
package no.tilsagn.budget.lifecycle;
