package no.tilsagn.followup.report;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did what with a report.
 *
 * @param content what was submitted; null for the other actions
 */
@MappedEntity("report_history")
record HistoryEntry(
        @Id @GeneratedValue @Nullable Long id,
        UUID dutyId,
        Action action,
        Instant at,
        String subject,
        String name,
        @Nullable String comment,
        @Nullable @TypeDef(type = DataType.JSON) ReportContent content) {

    enum Action {
        SUBMITTED,
        CHANGES_REQUESTED,
        APPROVED
    }
}
