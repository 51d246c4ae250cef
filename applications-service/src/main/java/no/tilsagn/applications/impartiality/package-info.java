/** Conflicts of interest (habilitet): who has declared what over which application. */
package no.tilsagn.applications.impartiality;
