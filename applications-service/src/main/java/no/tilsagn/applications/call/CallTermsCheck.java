package no.tilsagn.applications.call;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.tilsagn.api.FieldError;
import no.tilsagn.api.OsloTime;

/** What stands in the way of publishing a call. */
final class CallTermsCheck {
    private final CallTerms terms;
    private final List<FieldError> errors = new ArrayList<>();

    private CallTermsCheck(CallTerms terms) {
        this.terms = terms;
    }

    /** Nothing when the terms are complete and agree with each other. */
    static List<FieldError> errors(CallTerms terms) {
        CallTermsCheck check = new CallTermsCheck(terms);
        check.deadlines();
        check.rules();
        check.codes("/priorityAreas", terms.priorityAreas());
        check.codes("/criteria", terms.criteria());
        check.reporting();
        check.payment();
        check.require("/scheme", terms.scheme());
        check.require("/acceptWithinDays", terms.acceptWithinDays());
        return check.errors;
    }

    private void deadlines() {
        require("/opensAt", terms.opensAt());
        require("/localDeadline", terms.localDeadline());
        if (!terms.oneTier()) {
            require("/regionalDeadline", terms.regionalDeadline());
            inOrder("/regionalDeadline", terms.localDeadline(), terms.regionalDeadline());
        }
        if (terms.opensAt() != null
                && terms.localDeadline() != null
                && !OsloTime.opening(terms.opensAt()).isBefore(OsloTime.firstInstantAfter(terms.localDeadline()))) {
            add("/localDeadline", "DATES_REVERSED", "A call opens before it closes.");
        }
        if (terms.expectedDecisionOn() != null
                && terms.lastDeadline() != null
                && terms.expectedDecisionOn().isBefore(terms.lastDeadline().toLocalDate())) {
            add("/expectedDecisionOn", "DATES_REVERSED", "The decision comes after the last deadline.");
        }
    }

    private void inOrder(String pointer, LocalDateTime first, LocalDateTime second) {
        if (first != null
                && second != null
                && OsloTime.firstInstantAfter(second).isBefore(OsloTime.firstInstantAfter(first))) {
            add(pointer, "DATES_REVERSED", "The regional deadline is not before the local one.");
        }
    }

    private void rules() {
        require("/rules", terms.rules());
        if (terms.rules() != null) {
            require("/rules/digitalSharePercent", terms.rules().digitalSharePercent());
            require("/rules/digitalCap", terms.rules().digitalCap());
            require("/rules/preProjectMaxMonths", terms.rules().preProjectMaxMonths());
            require("/rules/maxMonths", terms.rules().maxMonths());
        }
    }

    private void codes(String pointer, List<CodedTitle> titles) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < titles.size(); i++) {
            if (!seen.add(titles.get(i).code())) {
                add(pointer + "/" + i + "/code", "DUPLICATE", "This code is used twice.");
            }
        }
    }

    private void reporting() {
        for (int i = 0; i < terms.reportingPlan().size(); i++) {
            ReportingRequirement report = terms.reportingPlan().get(i);
            if ((report.everyMonths() == null) == (report.monthsAfterEnd() == null)) {
                add(
                        "/reportingPlan/" + i,
                        "REPORT_TIMING",
                        "A report is due either every so many months or so many months after the end.");
            } else if (report.kind() == ReportKind.FINAL && report.monthsAfterEnd() == null) {
                add("/reportingPlan/" + i, "REPORT_TIMING", "The final report is due once, after the end.");
            }
        }
    }

    private void payment() {
        require("/payment", terms.payment());
        if (terms.payment() == null) {
            return;
        }
        require("/payment/instalmentsPerYear", terms.payment().instalmentsPerYear());
        List<ReportKind> gates = terms.payment().gatedBy();
        for (int i = 0; i < gates.size(); i++) {
            if (!isPlanned(gates.get(i))) {
                add("/payment/gatedBy/" + i, "REPORT_NOT_PLANNED", "The reporting plan has no such report.");
            }
        }
        if (terms.payment().holdBackPercent() > 0 && !isPlanned(ReportKind.FINAL)) {
            add(
                    "/payment/holdBackPercent",
                    "REPORT_NOT_PLANNED",
                    "What is held back waits for a final report, and the reporting plan has none.");
        }
    }

    private boolean isPlanned(ReportKind kind) {
        return terms.reportingPlan().stream().anyMatch(report -> report.kind() == kind);
    }

    private void require(String pointer, Object value) {
        if (value == null) {
            add(pointer, "MISSING", "This is required to publish.");
        }
    }

    private void add(String pointer, String code, String message) {
        errors.add(new FieldError(pointer, code, message));
    }
}
