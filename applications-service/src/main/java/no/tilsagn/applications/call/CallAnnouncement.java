package no.tilsagn.applications.call;

import no.tilsagn.contracts.applications.CallPublished;

/** A published call in the published language. */
final class CallAnnouncement {
    private CallAnnouncement() {}

    /** @param call one whose terms have passed {@link CallTermsCheck} */
    static CallPublished of(Call call) {
        CallTerms terms = call.terms();
        CallRules rules = terms.rules();
        return new CallPublished(
                call.id(),
                terms.title(),
                terms.scheme(),
                terms.opensAt(),
                terms.localDeadline(),
                terms.regionalDeadline(),
                terms.expectedDecisionOn(),
                terms.oneTier(),
                terms.appealable(),
                new CallPublished.AllocationRules(
                        rules.digitalSharePercent(),
                        rules.digitalCap().ore(),
                        rules.preProjectMaxMonths(),
                        rules.maxMonths(),
                        rules.minOwnSharePercent()),
                terms.reportingPlan().stream()
                        .map(report -> new CallPublished.ReportingRequirement(
                                report.kind().name(), report.everyMonths(), report.monthsAfterEnd()))
                        .toList(),
                new CallPublished.PaymentPlan(
                        terms.payment().instalmentsPerYear(),
                        terms.payment().gatedBy().stream().map(Enum::name).toList(),
                        terms.payment().holdBackPercent()),
                terms.acceptWithinDays());
    }
}
