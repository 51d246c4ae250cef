package no.tilsagn.applications.call;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A call as the API shows it. */
@Introspected
record CallView(
        UUID id,
        CallStatus status,
        long version,
        @JsonUnwrapped CallTerms terms) {

    /** What a patch does not set, with where it comes from. */
    static final Map<String, String> READ_ONLY = Map.of(
            "id", "It is given when the call is drafted.",
            "status", "It follows from publishing, and then from the clock.",
            "version", "It counts the changes; say in If-Match which version you change.");

    static CallView of(Call call, Instant now) {
        return new CallView(call.id(), call.status(now), call.version(), call.terms());
    }
}
