/** What the people who run the service need. */
package no.tilsagn.applications.operations;
