/** Who did what when, and who read personal data: append-only. */
package no.tilsagn.applications.audit;
