/** The platform on one laptop: a supervisor that starts the servers and the four services, and stops them together. */
package no.tilsagn.standalone;
