package no.tilsagn.budget.rule;

import java.time.LocalDate;

/** The part of a project's period that is supported; both days belong to it. */
public record FundedPeriod(LocalDate from, LocalDate to) {
    /** Money rests on years of the supported period only. */
    public static final String RULE = "FUNDED_YEARS";

    public static FundedPeriod of(GrantRequest request, RuleParameters rules) {
        int months =
                request.preProject() ? Math.min(rules.preProjectMaxMonths(), rules.maxMonths()) : rules.maxMonths();
        LocalDate longest = request.startsOn().plusMonths(months).minusDays(1);
        return new FundedPeriod(request.startsOn(), longest.isBefore(request.endsOn()) ? longest : request.endsOn());
    }

    public boolean hasYear(int year) {
        return from.getYear() <= year && year <= to.getYear();
    }
}
