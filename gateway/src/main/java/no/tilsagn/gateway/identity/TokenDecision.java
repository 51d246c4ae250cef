package no.tilsagn.gateway.identity;

import java.time.Instant;
import java.util.Set;

/** What the gateway thinks of a bearer token. */
public sealed interface TokenDecision {

    /** Signed by the identity provider, for us, and valid until {@code expiresAt}, which is real time. */
    record Accepted(String subject, Set<String> roles, Instant expiresAt) implements TokenDecision {}

    record Rejected() implements TokenDecision {}

    /** The identity provider has never been reached, so nothing can be said about any token. */
    record Undecidable() implements TokenDecision {}
}
