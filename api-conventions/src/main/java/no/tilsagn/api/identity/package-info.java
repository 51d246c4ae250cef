/**
 * Whose token it is: one check for the gateway and for every service, with the identity provider's keys and nothing else.
 * Micronaut's own check of tokens is not on the class path.
 */
package no.tilsagn.api.identity;
