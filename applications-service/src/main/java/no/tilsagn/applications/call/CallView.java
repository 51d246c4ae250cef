package no.tilsagn.applications.call;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;

/** A call as the API shows it. */
@Introspected
record CallView(
        UUID id,
        CallStatus status,
        long version,
        @JsonUnwrapped CallTerms terms) {

    static CallView of(Call call, Instant now) {
        return new CallView(call.id(), call.status(now), call.version(), call.terms());
    }
}
