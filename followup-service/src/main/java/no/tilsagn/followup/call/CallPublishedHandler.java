package no.tilsagn.followup.call;

import jakarta.inject.Singleton;
import no.tilsagn.contracts.applications.CallPublished;
import no.tilsagn.messaging.Event;
import no.tilsagn.messaging.EventHandler;

@Singleton
class CallPublishedHandler implements EventHandler<CallPublished> {
    private final CallDeadlineRepository repository;

    CallPublishedHandler(CallDeadlineRepository repository) {
        this.repository = repository;
    }

    @Override
    public String type() {
        return CallPublished.TYPE;
    }

    @Override
    public Class<CallPublished> payloadType() {
        return CallPublished.class;
    }

    @Override
    public void handle(Event<CallPublished> event) {
        CallPublished call = event.payload();
        repository.put(new CallDeadline(
                call.callId(), call.regionalDeadline() == null ? call.localDeadline() : call.regionalDeadline()));
    }
}
