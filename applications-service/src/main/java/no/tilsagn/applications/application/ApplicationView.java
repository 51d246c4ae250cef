package no.tilsagn.applications.application;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.tilsagn.api.Nok;
import no.tilsagn.applications.form.ApplicationForm;
import no.tilsagn.applications.form.Party;

/**
 * All of an application.
 *
 * @param requestedAmount the sum of the lines GRANT_REQUESTED; null as long as one of them is unknown
 * @param totalCost the sum of the expenses; null as long as one of them is unknown
 */
@Introspected
record ApplicationView(
        UUID id,
        String number,
        UUID callId,
        ApplicationStatus status,
        long version,
        @Nullable String healthCommunity,
        List<Party> parties,
        @JsonUnwrapped ApplicationForm form,
        @Nullable Nok requestedAmount,
        @Nullable Nok totalCost,
        @Nullable Instant submittedAt)
        implements ApplicationRepresentation {

    static ApplicationView of(Application application) {
        return new ApplicationView(
                application.id(),
                application.number(),
                application.callId(),
                application.status(),
                application.version(),
                application.healthCommunity(),
                application.parties(),
                application.form(),
                Nok.ofNullable(application.requestedAmountOre()),
                Nok.ofNullable(application.totalCostOre()),
                application.submittedAt());
    }
}
