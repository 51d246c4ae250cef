package no.tilsagn.applications.application;

import java.time.Instant;
import java.util.List;
import no.tilsagn.api.FieldError;
import no.tilsagn.api.Nok;
import no.tilsagn.applications.form.AmountRange;
import no.tilsagn.applications.form.ApplicationForm;
import no.tilsagn.applications.form.ProjectPeriod;
import no.tilsagn.contracts.applications.ApplicationSubmitted;

/** A submitted application in the published language. */
final class SubmittedApplication {
    private SubmittedApplication() {}

    /** @param application one that has passed the completeness check */
    static ApplicationSubmitted of(
            Application application, ProjectPeriod period, List<FieldError> warnings, Instant submittedAt) {
        ApplicationForm form = application.form();
        return new ApplicationSubmitted(
                application.id(),
                application.number(),
                application.version(),
                application.callId(),
                form.title(),
                form.projectType().name(),
                form.digital(),
                form.continuationOf(),
                application.healthCommunity(),
                application.leadOrganisationId(),
                application.parties().stream()
                        .map(party -> new ApplicationSubmitted.Party(
                                party.organisationId(), party.role().name()))
                        .toList(),
                period.startsOn(),
                period.endsOn(),
                application.requestedAmountOre(),
                form.budget().requestedByYear(period.startsOn().getYear()).entrySet().stream()
                        .map(year -> new ApplicationSubmitted.YearAmount(year.getKey(), year.getValue()))
                        .toList(),
                application.totalCostOre(),
                minimumOre(form.amountRange()),
                form.milestones().stream()
                        .map(milestone -> new ApplicationSubmitted.Milestone(
                                milestone.title(), milestone.responsible(), milestone.due()))
                        .toList(),
                form.benefits().stream()
                        .map(benefit -> new ApplicationSubmitted.Benefit(
                                benefit.category(),
                                benefit.beneficiary(),
                                benefit.responsible(),
                                benefit.measure(),
                                benefit.horizon()))
                        .toList(),
                form.agreement().attested().name(),
                warnings.stream().map(FieldError::code).distinct().toList(),
                submittedAt);
    }

    private static Long minimumOre(AmountRange range) {
        Nok minimum = range == null ? null : range.minimum();
        return minimum == null ? null : minimum.ore();
    }
}
