package no.tilsagn.budget.call;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.tilsagn.budget.amount.YearAmounts;
import no.tilsagn.budget.instalment.InstalmentPlan;
import no.tilsagn.budget.instalment.PlannedInstalment;
import no.tilsagn.budget.rule.RuleParameters;

/** What a call lays down for allocation, payment and follow-up. */
@MappedEntity
public record CallTerms(
        @Id UUID callId,
        String title,
        String scheme,
        boolean appealable,
        @TypeDef(type = DataType.JSON) RuleParameters rules,
        @TypeDef(type = DataType.JSON) InstalmentPlan payment,
        @TypeDef(type = DataType.JSON) List<ReportingRequirement> reportingPlan,
        int acceptWithinDays) {

    /**
     * How an award is paid. No instalment waits for a report that the project does not owe: those that would, wait for the
     * last one of the kind, and for nothing without any.
     *
     * @param paymentEndsOn last day of the part of the project that is supported
     */
    public List<PlannedInstalment> instalments(
            YearAmounts award, LocalDate startsOn, LocalDate endsOn, LocalDate paymentEndsOn) {
        return payment.of(award, startsOn, paymentEndsOn).stream()
                .map(each -> each.gate() == null
                        ? each
                        : each.gatedBy(each.gate().within(reports(each.gate().duty(), startsOn, endsOn))))
                .toList();
    }

    /** How many reports of a kind a project owes; those that fall on one day are one. */
    private int reports(String kind, LocalDate startsOn, LocalDate endsOn) {
        return Math.toIntExact(reportingPlan.stream()
                .filter(requirement -> requirement.kind().equals(kind))
                .flatMap(requirement -> requirement.dueOn(startsOn, endsOn))
                .distinct()
                .count());
    }

    /**
     * A report that every project owes; exactly one of the two counts is set.
     *
     * @param kind {@code PROGRESS}, {@code FINANCIAL} or {@code FINAL}
     * @param everyMonths counted from the project's start
     * @param monthsAfterEnd counted from its end
     */
    public record ReportingRequirement(
            String kind,
            @Nullable Integer everyMonths,
            @Nullable Integer monthsAfterEnd) {

        /** The days that followup-service plans for it: a project shorter than the period reports once, at its end. */
        private Stream<LocalDate> dueOn(LocalDate startsOn, LocalDate endsOn) {
            if (monthsAfterEnd != null) {
                return Stream.of(endsOn.plusMonths(monthsAfterEnd));
            }
            List<LocalDate> recurring = IntStream.iterate(
                            everyMonths,
                            months -> !startsOn.plusMonths(months).isAfter(endsOn),
                            months -> months + everyMonths)
                    .mapToObj(startsOn::plusMonths)
                    .toList();
            return recurring.isEmpty() ? Stream.of(endsOn) : recurring.stream();
        }
    }
}
