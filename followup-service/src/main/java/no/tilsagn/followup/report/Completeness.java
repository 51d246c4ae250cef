package no.tilsagn.followup.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.tilsagn.api.FieldError;
import no.tilsagn.followup.duty.Duty;
import no.tilsagn.followup.report.ReportContent.Indicator;
import no.tilsagn.followup.report.ReportContent.MilestoneProgress;
import no.tilsagn.followup.report.ReportContent.SpendingLine;

/**
 * What a report lacks before it can be submitted. Little is asked of everybody, so that nobody has to write "ikke relevant":
 * the light, and of a financial report what was spent.
 */
final class Completeness {
    private final List<FieldError> errors = new ArrayList<>();

    private Completeness() {}

    /** Every lack with a pointer; empty for a complete report. */
    static List<FieldError> errorsOf(String kind, ReportContent content, LocalDate today) {
        Completeness check = new Completeness();
        check.required("/light", content.light());
        if (kind.equals(Duty.FINANCIAL) && content.spending().isEmpty()) {
            check.required("/spending", null);
        }
        for (int i = 0; i < content.spending().size(); i++) {
            SpendingLine line = content.spending().get(i);
            check.required("/spending/" + i + "/type", line.type());
            check.required("/spending/" + i + "/amount", line.amount());
        }
        for (int i = 0; i < content.milestones().size(); i++) {
            MilestoneProgress milestone = content.milestones().get(i);
            check.required("/milestones/" + i + "/title", milestone.title());
            check.required("/milestones/" + i + "/status", milestone.status());
        }
        for (int i = 0; i < content.indicators().size(); i++) {
            check.indicator("/indicators/" + i, content.indicators().get(i), today);
        }
        return check.errors;
    }

    private void indicator(String pointer, Indicator indicator, LocalDate today) {
        required(pointer + "/measure", indicator.measure());
        required(pointer + "/value", indicator.value());
        required(pointer + "/measuredOn", indicator.measuredOn());
        if (indicator.measuredOn() != null && indicator.measuredOn().isAfter(today)) {
            errors.add(new FieldError(pointer + "/measuredOn", "IN_FUTURE", "Nothing is measured before its day."));
        }
    }

    private void required(String pointer, Object value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            errors.add(new FieldError(pointer, "MISSING", "This is required when the report is submitted."));
        }
    }
}
