package no.tilsagn.api.identity;

import io.micronaut.security.authentication.Authentication;
import java.util.Collection;
import java.util.Map;
import no.tilsagn.api.Caller;

/** A caller whose token was found good, as Micronaut's security sees it. */
record AuthenticatedCaller(Caller caller) implements Authentication {
    @Override
    public String getName() {
        return caller.subject();
    }

    @Override
    public Collection<String> getRoles() {
        return caller.roles();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }
}
