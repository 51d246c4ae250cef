package no.tilsagn.api.identity;

import java.time.Instant;
import no.tilsagn.api.Caller;

/** What we think of a bearer token. */
public sealed interface TokenDecision {

    /** Signed by the identity provider, for us, and valid until {@code expiresAt}, which is real time. */
    record Accepted(Caller caller, Instant expiresAt) implements TokenDecision {}

    record Rejected() implements TokenDecision {}

    /** The identity provider has never been reached, so nothing can be said about any token. */
    record Undecidable() implements TokenDecision {}
}
