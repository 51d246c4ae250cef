package no.tilsagn.budget.rule;

import static no.tilsagn.budget.rule.Requests.RULES_2025;
import static no.tilsagn.budget.rule.Requests.digital;
import static no.tilsagn.budget.rule.Requests.kroner;
import static no.tilsagn.budget.rule.Requests.preProject;
import static no.tilsagn.budget.rule.Requests.project;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class EntitlementTest {

    @Test
    void givesADigitalProjectFifteenPercentOfWhatItAsksFor() {
        Entitlement entitlement = Entitlement.of(digital(20_000_000), RULES_2025);

        assertThat(entitlement.byYear()).isEqualTo(kroner(Map.of(2025, 3_000_000L)));
        assertThat(entitlement.steps())
                .extracting(Step::rule, Step::fromOre, Step::toOre)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("DIGITAL_SHARE", 2_000_000_000L, 300_000_000L));
    }

    @Test
    void cutsALargeDigitalProjectAtTheCap() {
        Entitlement entitlement = Entitlement.of(digital(40_000_000), RULES_2025);

        assertThat(entitlement.byYear()).isEqualTo(kroner(Map.of(2025, 5_000_000L)));
        assertThat(entitlement.steps()).extracting(Step::rule).containsExactly("DIGITAL_SHARE", "DIGITAL_CAP");
        assertThat(entitlement.steps()).extracting(Step::toOre).containsExactly(600_000_000L, 500_000_000L);
    }

    @Test
    void floorsADigitalShareToWholeKroner() {
        Entitlement entitlement = Entitlement.of(digital(33), RULES_2025);

        assertThat(entitlement.totalOre()).isEqualTo(400);
    }

    @Test
    void supportsAPreProjectForTwelveMonths() {
        Entitlement entitlement = Entitlement.of(
                preProject("2025-07-01", "2026-12-31", Map.of(2025, 1_000_000L, 2026, 2_000_001L)), RULES_2025);

        assertThat(entitlement.byYear()).isEqualTo(kroner(Map.of(2025, 1_000_000L, 2026, 1_000_000L)));
        assertThat(entitlement.steps()).extracting(Step::rule).containsExactly("PRE_PROJECT_MAX_MONTHS");
        assertThat(entitlement.steps().getFirst().why()).contains("12 måneder").contains("18");
    }

    @Test
    void givesNothingInYearsAfterTheSupportedMonths() {
        var request = preProject("2025-01-01", "2027-12-31", Map.of(2027, 3_000_000L));

        assertThat(Entitlement.of(request, RULES_2025).byYear().isEmpty()).isTrue();
        assertThat(Entitlement.of(request, RULES_2025).steps())
                .extracting(Step::rule)
                .containsExactly("PRE_PROJECT_MAX_MONTHS", "FUNDED_YEARS");
    }

    @Test
    void supportsAPreProjectWithinTheTwelveMonthsInFull() {
        var request = preProject("2025-09-01", "2026-02-28", Map.of(2025, 1_500_000L, 2026, 700_000L));

        assertThat(Entitlement.of(request, RULES_2025).byYear()).isEqualTo(request.requested());
        assertThat(Entitlement.of(request, RULES_2025).steps()).isEmpty();
    }

    @Test
    void supportsAFiveYearProjectInFull() {
        Map<Integer, Long> years =
                Map.of(2025, 2_000_000L, 2026, 2_000_000L, 2027, 2_000_000L, 2028, 2_000_000L, 2029, 2_000_000L);

        Entitlement entitlement = Entitlement.of(project("2025-08-01", "2030-07-31", years), RULES_2025);

        assertThat(entitlement.totalOre()).isEqualTo(1_000_000_000);
        assertThat(entitlement.byYear().ore())
                .hasSize(5)
                .allSatisfy((year, ore) -> assertThat(ore).isEqualTo(200_000_000));
    }

    @Test
    void leavesTheOwnShareToTheParties() {
        GrantRequest half = new GrantRequest(
                false,
                false,
                LocalDate.parse("2025-04-01"),
                LocalDate.parse("2028-03-31"),
                931_500_000,
                kroner(Map.of(2025, 4_657_500L)),
                0);

        assertThat(Entitlement.of(half, new RuleParameters(15, 500_000_000, 12, 60, 50))
                        .totalOre())
                .isEqualTo(465_750_000);
        assertThat(Entitlement.of(half, new RuleParameters(15, 500_000_000, 12, 60, 60))
                        .totalOre())
                .isEqualTo(372_600_000);
    }

    @Test
    void countsWhatAnotherAllocationHasAwarded() {
        GrantRequest partlyAwarded = new GrantRequest(
                false,
                false,
                LocalDate.parse("2025-04-01"),
                LocalDate.parse("2026-03-31"),
                100_000_000,
                kroner(Map.of(2025, 1_000_000L)),
                30_000_000);

        assertThat(Entitlement.of(partlyAwarded, RULES_2025).totalOre()).isEqualTo(70_000_000);
    }

    @Test
    void givesADigitalProjectNothingMoreWhenTheOtherFundHasGivenItsShare() {
        Entitlement entitlement = Entitlement.of(awarded(3_000_000, digital(20_000_000)), RULES_2025);

        assertThat(entitlement.totalOre()).isZero();
        assertThat(entitlement.steps()).extracting(Step::rule).containsExactly("DIGITAL_SHARE");
    }

    @Test
    void givesALargeDigitalProjectTheRestUpToTheCap() {
        assertThat(Entitlement.of(awarded(3_000_000, digital(40_000_000)), RULES_2025)
                        .totalOre())
                .isEqualTo(200_000_000);
    }

    @Test
    void countsWhatAnotherAllocationHasAwardedTowardsTheSupportedMonths() {
        var request = preProject("2025-07-01", "2026-12-31", Map.of(2025, 1_000_000L, 2026, 2_000_000L));

        assertThat(Entitlement.of(awarded(1_500_000, request), RULES_2025).totalOre())
                .isEqualTo(50_000_000);
    }

    @Test
    void countsAMonthThatHasBegun() {
        assertThat(project("2025-01-31", "2025-03-01", Map.of()).months()).isEqualTo(2);
        assertThat(project("2025-08-01", "2026-10-31", Map.of()).months()).isEqualTo(15);
    }

    private static GrantRequest awarded(long kroner, GrantRequest request) {
        return new GrantRequest(
                request.preProject(),
                request.digital(),
                request.startsOn(),
                request.endsOn(),
                request.totalCostOre(),
                request.requested(),
                kroner * 100);
    }

    @Property(tries = 500)
    void neverExceedsWhatWasAppliedForInAnyYear(
            @ForAll boolean digital,
            @ForAll boolean preProject,
            @ForAll @IntRange(min = 1, max = 90) int months,
            @ForAll @LongRange(min = 0, max = 100_000_000_000_000L) long first,
            @ForAll @LongRange(min = 0, max = 100_000_000_000L) long second) {
        LocalDate start = LocalDate.parse("2025-11-15");
        GrantRequest request = new GrantRequest(
                preProject,
                digital,
                start,
                start.plusMonths(months).minusDays(1),
                first + second,
                no.tilsagn.budget.amount.YearAmounts.of(Map.of(2025, first, 2026, second)),
                0);

        Entitlement entitlement = Entitlement.of(request, RULES_2025);

        assertThat(entitlement.byYear().within(request.requested())).isEqualTo(entitlement.byYear());
        assertThat(Entitlement.limits(request, RULES_2025))
                .allSatisfy(limit -> assertThat(entitlement.totalOre()).isLessThanOrEqualTo(limit.ore()));
    }
}
