/** What a merge patch may and may not carry. */
package no.tilsagn.applications.patch;
