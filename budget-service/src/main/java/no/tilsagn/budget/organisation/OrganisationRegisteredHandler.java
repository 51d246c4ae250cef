package no.tilsagn.budget.organisation;

import jakarta.inject.Singleton;
import no.tilsagn.contracts.applications.OrganisationRegistered;
import no.tilsagn.messaging.Event;
import no.tilsagn.messaging.EventHandler;

@Singleton
class OrganisationRegisteredHandler implements EventHandler<OrganisationRegistered> {
    private final OrganisationRepository repository;

    OrganisationRegisteredHandler(OrganisationRepository repository) {
        this.repository = repository;
    }

    @Override
    public String type() {
        return OrganisationRegistered.TYPE;
    }

    @Override
    public Class<OrganisationRegistered> payloadType() {
        return OrganisationRegistered.class;
    }

    @Override
    public void handle(Event<OrganisationRegistered> event) {
        OrganisationRegistered told = event.payload();
        repository.keep(
                told.organisationId(),
                told.organisationNumber(),
                told.name(),
                told.kind(),
                told.municipalityCode(),
                told.healthCommunity(),
                told.validFrom(),
                told.validTo());
        if (told.predecessorIds() != null) {
            told.predecessorIds().forEach(id -> repository.keepSuccession(id, told.organisationId()));
        }
    }
}
