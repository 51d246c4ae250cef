package no.tilsagn.applications.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import no.tilsagn.api.Nok;
import no.tilsagn.applications.call.CallRules;
import no.tilsagn.applications.call.CallTerms;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectPeriodTest {

    @ParameterizedTest(name = "{0} to {1}, decision on {2}, {3} with grants in {4}: {5} to {6}")
    @CsvSource({
        "2025-09-01, 2026-02-28, 2025-06-15, PRE_PROJECT, 2025,      2025-09-01, 2026-02-28",
        "          ,           , 2025-06-15, PRE_PROJECT, 2025,      2025-06-15, 2025-12-31",
        "          ,           ,           , PRE_PROJECT, 2025,      2025-04-01, 2025-12-31",
        "          ,           , 2025-06-15, PROJECT,     2025-2029, 2025-06-15, 2029-12-31",
        "          ,           , 2025-06-15, PROJECT,     2025-2032, 2025-06-15, 2030-06-14",
        "          ,           , 2025-06-15, PRE_PROJECT, 2025-2027, 2025-06-15, 2027-12-31",
        "          , 2027-03-31, 2025-06-15, PROJECT,     2025,      2025-06-15, 2027-03-31",
        "          , 2025-06-15, 2025-06-15, PROJECT,     2025,      2025-01-01, 2025-06-15",
        "          , 2025-03-31, 2025-06-15, PROJECT,     2024-2025, 2024-01-01, 2025-03-31",
        "          , 2025-03-31, 2025-06-15, PROJECT,     2026,      2025-01-01, 2025-03-31",
        "          , 2025-01-01, 2025-06-15, PROJECT,     '',        2024-01-01, 2025-01-01",
        "2027-02-01,           , 2025-06-15, PROJECT,     2025,      2027-02-01, 2027-12-31",
        "          ,           , 2025-06-15, PROJECT,     '',        2025-06-15, 2025-12-31",
    })
    void whatIsNotSaidFollowsFromTheCallAndTheBudget(
            LocalDate startsOn,
            LocalDate endsOn,
            LocalDate expectedDecisionOn,
            ProjectType type,
            String grantYears,
            LocalDate first,
            LocalDate last) {
        assertThat(ProjectPeriod.of(form(startsOn, endsOn, type, budget(grantYears)), call(expectedDecisionOn)))
                .isEqualTo(new ProjectPeriod(first, last));
    }

    private static Budget budget(String grantYears) {
        return new Budget(Stream.of(grantYears.split("-"))
                .map(year -> year.isEmpty() ? null : Integer.valueOf(year))
                .map(year -> new BudgetLine(
                        BudgetLine.Side.INCOME,
                        BudgetLine.Type.GRANT_REQUESTED,
                        null,
                        null,
                        year,
                        Nok.ofKroner(1),
                        null,
                        null))
                .toList());
    }

    private static ApplicationForm form(LocalDate startsOn, LocalDate endsOn, ProjectType type, Budget budget) {
        return new ApplicationForm(
                "a", type, null, null, null, null, startsOn, endsOn, null, budget, null, null, null, null, null, null,
                null);
    }

    private static CallTerms call(LocalDate expectedDecisionOn) {
        return new CallTerms(
                "Tilskudd",
                "RST",
                null,
                LocalDateTime.parse("2025-03-01T23:59:59"),
                LocalDateTime.parse("2025-04-01T23:59:59"),
                expectedDecisionOn,
                null,
                null,
                new CallRules(15, Nok.ofKroner(5_000_000), 12, 60, 0),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
    }
}
