/** What the services that own a database share about it; it knows no grants and no HTTP. */
package no.tilsagn.database;
