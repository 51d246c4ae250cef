/** What an allocation could look like under the call's rules or others: proposals with the reasons of every step. */
package no.tilsagn.budget.simulation;
