package no.tilsagn.budget.candidate;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import no.tilsagn.budget.amount.YearAmounts;
import no.tilsagn.contracts.applications.ApplicationSubmitted;
import no.tilsagn.contracts.applications.ApplicationSubmitted.Party;
import no.tilsagn.messaging.Event;
import no.tilsagn.messaging.EventHandler;

@Singleton
class ApplicationSubmittedHandler implements EventHandler<ApplicationSubmitted> {
    private static final Set<String> APPLYING = Set.of("LEAD", "PARTY");

    private final SubmittedApplicationRepository repository;

    ApplicationSubmittedHandler(SubmittedApplicationRepository repository) {
        this.repository = repository;
    }

    @Override
    public String type() {
        return ApplicationSubmitted.TYPE;
    }

    @Override
    public Class<ApplicationSubmitted> payloadType() {
        return ApplicationSubmitted.class;
    }

    @Override
    public void handle(Event<ApplicationSubmitted> event) {
        SubmittedApplication told = applicationOf(event.payload());
        Optional<SubmittedApplication> known = repository.findByApplicationId(told.applicationId());
        if (known.isEmpty()) {
            repository.save(told);
        } else if (known.get().version() < told.version()) {
            repository.update(told);
        }
    }

    private static SubmittedApplication applicationOf(ApplicationSubmitted told) {
        Map<Integer, Long> requested = new TreeMap<>();
        told.requestedByYear().forEach(year -> requested.merge(year.year(), year.amountOre(), Math::addExact));
        List<UUID> parties = told.parties().stream()
                .filter(party -> APPLYING.contains(party.role()))
                .map(Party::organisationId)
                .toList();
        return new SubmittedApplication(
                told.applicationId(),
                told.version(),
                told.number(),
                told.callId(),
                told.title(),
                told.projectType(),
                told.digital(),
                told.continuationOf(),
                told.healthCommunity(),
                told.leadOrganisationId(),
                parties,
                told.startsOn(),
                told.endsOn(),
                YearAmounts.of(requested),
                told.totalCostOre(),
                told.minimumAmountOre(),
                told.submittedAt(),
                null);
    }
}
