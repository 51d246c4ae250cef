package no.tilsagn.followup.report;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.UUID;

/**
 * The report of a duty as its writers see it.
 *
 * @param version 0 as long as nobody has written
 */
@MappedEntity
record Report(
        @Id UUID dutyId,
        long version,
        @TypeDef(type = DataType.JSON) ReportContent draft) {

    static Report blank(UUID dutyId) {
        return new Report(dutyId, 0, ReportContent.BLANK);
    }

    Report written(ReportContent content) {
        return new Report(dutyId, version + 1, content);
    }

    /** The same content in a new state. */
    Report moved() {
        return written(draft);
    }
}
