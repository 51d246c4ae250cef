package no.tilsagn.applications.application;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    /** What a patch does not set, with where it comes from. */
    static final Map<String, String> READ_ONLY = Map.of(
            "id", "It is given when the application is begun.",
            "number", "It is given when the application is begun.",
            "callId", "It is chosen when the application is begun.",
            "status", "It follows from commands such as submit and withdraw.",
            "version", "It counts the changes; say in If-Match which version you change.",
            "healthCommunity", "It is that of the health trust among the parties, else of the lead.",
            "requestedAmount", "It is the sum of the budget lines GRANT_REQUESTED.",
            "totalCost", "It is the sum of the expenses in the budget.",
            "submittedAt", "It is when the application was first submitted.");

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
