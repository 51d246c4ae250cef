package no.tilsagn.budget.rule;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import no.tilsagn.budget.amount.YearAmounts;

/** Requests as the tests speak of them, in kroner. */
public final class Requests {
    public static final RuleParameters RULES_2025 = new RuleParameters(15, 500_000_000, 12, 60, 0);

    private Requests() {}

    public static GrantRequest project(String startsOn, String endsOn, Map<Integer, Long> kroner) {
        return request(false, false, startsOn, endsOn, kroner);
    }

    public static GrantRequest preProject(String startsOn, String endsOn, Map<Integer, Long> kroner) {
        return request(true, false, startsOn, endsOn, kroner);
    }

    public static GrantRequest digital(long kroner) {
        return request(false, true, "2025-09-01", "2026-08-31", Map.of(2025, kroner));
    }

    public static YearAmounts kroner(Map<Integer, Long> byYear) {
        var ore = new TreeMap<>(byYear);
        ore.replaceAll((year, amount) -> amount * 100);
        return YearAmounts.of(ore);
    }

    private static GrantRequest request(
            boolean preProject, boolean digital, String startsOn, String endsOn, Map<Integer, Long> kroner) {
        YearAmounts requested = kroner(kroner);
        return new GrantRequest(
                preProject,
                digital,
                LocalDate.parse(startsOn),
                LocalDate.parse(endsOn),
                requested.total(),
                requested,
                0);
    }
}
