package no.tilsagn.followup.impartiality;

import jakarta.inject.Singleton;
import no.tilsagn.contracts.applications.ImpartialityDeclared;
import no.tilsagn.messaging.Event;
import no.tilsagn.messaging.EventHandler;

@Singleton
class ImpartialityDeclaredHandler implements EventHandler<ImpartialityDeclared> {
    private final ImpartialityRepository repository;

    ImpartialityDeclaredHandler(ImpartialityRepository repository) {
        this.repository = repository;
    }

    @Override
    public String type() {
        return ImpartialityDeclared.TYPE;
    }

    @Override
    public Class<ImpartialityDeclared> payloadType() {
        return ImpartialityDeclared.class;
    }

    @Override
    public void handle(Event<ImpartialityDeclared> event) {
        ImpartialityDeclared declaration = event.payload();
        repository.put(new Impartiality(declaration.applicationId(), declaration.subject(), declaration.conflicted()));
    }
}
