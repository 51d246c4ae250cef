package no.tilsagn.applications.application;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.annotation.Version;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.tilsagn.applications.form.ApplicationForm;
import no.tilsagn.applications.form.Party;

/**
 * A joint application.
 *
 * @param number what people call it, such as {@code 2025-0007}
 * @param healthCommunity that of the health trust among the parties, else of the lead; null when neither has one
 * @param requestedAmountOre null as long as it is not known
 * @param submittedAt when it was first submitted
 * @param submittedVersion the version that was handed in last; null before
 * @param sharedVersion the last version that was more than work on a draft: what others than the applicants know of it
 * @param forwarded whether its health community has forwarded it to the allocation committee
 */
@MappedEntity("application")
public record Application(
        @Id UUID id,
        String number,
        UUID callId,
        ApplicationStatus status,
        @Version long version,
        @Nullable String healthCommunity,
        UUID leadOrganisationId,
        @TypeDef(type = DataType.JSON) List<Party> parties,
        @TypeDef(type = DataType.JSON) ApplicationForm form,
        @Nullable Long requestedAmountOre,
        @Nullable Long totalCostOre,
        String createdBy,
        Instant createdAt,
        @Nullable Instant submittedAt,
        @Nullable Long submittedVersion,
        long sharedVersion,
        boolean forwarded) {

    Application saying(ApplicationForm newForm, List<Party> newParties, @Nullable String newHealthCommunity) {
        return new Application(
                id,
                number,
                callId,
                status,
                version,
                newHealthCommunity,
                leadOrganisationId,
                newParties,
                newForm,
                newForm.budget().requestedOre(),
                newForm.budget().totalCostOre(),
                createdBy,
                createdAt,
                submittedAt,
                submittedVersion,
                sharedVersion,
                forwarded);
    }

    Application in(ApplicationStatus newStatus) {
        return in(newStatus, submittedAt, submittedVersion);
    }

    private Application in(ApplicationStatus newStatus, Instant newSubmittedAt, Long newSubmittedVersion) {
        return new Application(
                id,
                number,
                callId,
                newStatus,
                version,
                healthCommunity,
                leadOrganisationId,
                parties,
                form,
                requestedAmountOre,
                totalCostOre,
                createdBy,
                createdAt,
                newSubmittedAt,
                newSubmittedVersion,
                version + 1,
                forwarded || newStatus == ApplicationStatus.FORWARDED);
    }

    Application confirmedBy(Set<UUID> organisationIds, Instant at) {
        List<Party> confirmed = parties.stream()
                .map(party -> organisationIds.contains(party.organisationId()) ? party.confirmed(at) : party)
                .toList();
        return saying(form, confirmed, healthCommunity);
    }

    /** Submitting is the lead's confirmation. */
    Application submitted(Instant at) {
        return confirmedBy(Set.of(leadOrganisationId), at)
                .in(ApplicationStatus.SUBMITTED, submittedAt == null ? at : submittedAt, version + 1);
    }
}
