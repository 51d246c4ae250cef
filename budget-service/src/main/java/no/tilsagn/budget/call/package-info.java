/** Calls as applications-service published them: the rules, payment and reporting that they lay down. */
package no.tilsagn.budget.call;
