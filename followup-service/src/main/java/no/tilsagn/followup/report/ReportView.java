package no.tilsagn.followup.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.tilsagn.api.Nok;
import no.tilsagn.followup.duty.DutyStatus;
import org.jspecify.annotations.Nullable;

/**
 * The report of a duty. Those who write it see their draft; those who judge it see what was last submitted.
 *
 * @param version 0 as long as nobody has written
 * @param content what the PUT takes; null when nothing is there that the caller may see
 * @param spent the sum of the spending in it
 * @param history every submission and review, oldest first
 */
record ReportView(
        UUID dutyId,
        UUID projectId,
        String kind,
        int no,
        LocalDate dueOn,
        DutyStatus status,
        long version,
        @Nullable ReportContent content,
        Nok spent,
        List<Entry> history) {

    record Entry(
            HistoryEntry.Action action,
            Instant at,
            String by,
            @Nullable String comment) {}
}
