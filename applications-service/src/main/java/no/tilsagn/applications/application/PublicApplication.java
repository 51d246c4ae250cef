package no.tilsagn.applications.application;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.UUID;
import no.tilsagn.applications.form.Party;
import no.tilsagn.applications.form.ProjectType;

/** What supporters may see. */
@Introspected
record PublicApplication(
        UUID id,
        String number,
        UUID callId,
        ApplicationStatus status,
        String title,
        @Nullable ProjectType projectType,
        @Nullable String healthCommunity,
        List<Party> parties,
        @JsonIgnore long version)
        implements ApplicationRepresentation {

    static PublicApplication of(ApplicationRow row) {
        return new PublicApplication(
                row.id(),
                row.number(),
                row.callId(),
                row.status(),
                row.title(),
                row.projectType(),
                row.healthCommunity(),
                row.parties(),
                row.version());
    }
}
