/** Organisations as applications-service last told about them. */
package no.tilsagn.budget.organisation;
