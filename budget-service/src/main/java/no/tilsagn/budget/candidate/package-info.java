/** Applications that a health community recommends for money, as applications-service told about them. */
package no.tilsagn.budget.candidate;
