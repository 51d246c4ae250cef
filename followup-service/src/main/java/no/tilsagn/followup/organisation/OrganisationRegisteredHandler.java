package no.tilsagn.followup.organisation;

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
        OrganisationRegistered organisation = event.payload();
        repository.put(new Organisation(
                organisation.organisationId(),
                organisation.organisationNumber(),
                organisation.name(),
                organisation.kind(),
                organisation.healthCommunity(),
                organisation.validFrom(),
                organisation.validTo()));
        if (organisation.predecessorIds() != null) {
            organisation.predecessorIds().forEach(id -> repository.putSuccession(id, organisation.organisationId()));
        }
    }
}
