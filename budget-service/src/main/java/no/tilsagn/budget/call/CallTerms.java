package no.tilsagn.budget.call;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.List;
import java.util.UUID;
import no.tilsagn.budget.instalment.InstalmentPlan;
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
     * A report that every project owes; exactly one of the two counts is set.
     *
     * @param kind {@code PROGRESS}, {@code FINANCIAL} or {@code FINAL}
     * @param everyMonths counted from the project's start
     * @param monthsAfterEnd counted from its end
     */
    public record ReportingRequirement(
            String kind,
            @Nullable Integer everyMonths,
            @Nullable Integer monthsAfterEnd) {}
}
