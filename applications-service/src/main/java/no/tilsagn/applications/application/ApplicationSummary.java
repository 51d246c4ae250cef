package no.tilsagn.applications.application;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.UUID;
import no.tilsagn.api.Nok;
import no.tilsagn.applications.form.Party;
import no.tilsagn.applications.form.ProjectType;

/** An application in a list, for those who may see all of it. */
@Introspected
record ApplicationSummary(
        UUID id,
        String number,
        UUID callId,
        ApplicationStatus status,
        long version,
        String title,
        @Nullable ProjectType projectType,
        boolean digital,
        @Nullable String healthCommunity,
        List<Party> parties,
        @Nullable Nok requestedAmount,
        @Nullable Nok totalCost)
        implements ApplicationRepresentation {

    static ApplicationSummary of(ApplicationRow row) {
        return new ApplicationSummary(
                row.id(),
                row.number(),
                row.callId(),
                row.status(),
                row.version(),
                row.title(),
                row.projectType(),
                row.digital(),
                row.healthCommunity(),
                row.parties(),
                Nok.ofNullable(row.requestedAmountOre()),
                Nok.ofNullable(row.totalCostOre()));
    }
}
