/** Takes a request through the door: which service, who calls, how often, and there and back without buffering. */
package no.tilsagn.gateway.routing;
