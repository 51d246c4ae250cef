/** What texts that people write may be made of. */
package no.tilsagn.applications.text;
