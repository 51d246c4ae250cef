package no.tilsagn.budget.candidate;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.tilsagn.budget.amount.YearAmounts;
import no.tilsagn.budget.rule.GrantRequest;

/**
 * An application as it was last submitted.
 *
 * @param partyIds the organisations that apply together, the lead among them
 * @param minimumOre the least that the project can be carried out with, or null
 * @param exclusion null while it is in the round
 */
@MappedEntity
public record SubmittedApplication(
        @Id UUID applicationId,
        long version,
        String number,
        UUID callId,
        String title,
        String projectType,
        boolean digital,
        @Nullable UUID continuationOf,
        String healthCommunity,
        UUID leadOrganisationId,
        @TypeDef(type = DataType.JSON) List<UUID> partyIds,
        LocalDate startsOn,
        LocalDate endsOn,
        @TypeDef(type = DataType.JSON) YearAmounts requested,
        long totalCostOre,
        @Nullable Long minimumOre,
        Instant submittedAt,
        @Nullable Exclusion exclusion) {

    /** What the rules look at. */
    public GrantRequest request(long awardedElsewhereOre) {
        return new GrantRequest(
                projectType.equals("PRE_PROJECT"),
                digital,
                startsOn,
                endsOn,
                totalCostOre,
                requested,
                awardedElsewhereOre);
    }
}
