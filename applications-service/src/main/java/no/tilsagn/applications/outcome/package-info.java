/** What the decisions on money, made in the budget service, mean for the applications. */
package no.tilsagn.applications.outcome;
