package no.tilsagn.budget.award;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import no.tilsagn.budget.amount.YearAmounts;
import no.tilsagn.budget.candidate.SubmittedApplication;

/**
 * What is decided to be offered to an application.
 *
 * @param reason why it is less than was applied for, where it is
 */
public record Offer(
        SubmittedApplication application,
        YearAmounts byYear,
        @Nullable String reason,
        List<String> conditions) {}
