package no.tilsagn.budget.candidate;

import jakarta.inject.Singleton;
import no.tilsagn.contracts.applications.RankingAdopted;
import no.tilsagn.messaging.Event;
import no.tilsagn.messaging.EventHandler;

@Singleton
class RankingAdoptedHandler implements EventHandler<RankingAdopted> {
    private final RankingEntryRepository repository;

    RankingAdoptedHandler(RankingEntryRepository repository) {
        this.repository = repository;
    }

    @Override
    public String type() {
        return RankingAdopted.TYPE;
    }

    @Override
    public Class<RankingAdopted> payloadType() {
        return RankingAdopted.class;
    }

    @Override
    public void handle(Event<RankingAdopted> event) {
        RankingAdopted list = event.payload();
        repository.deleteList(list.callId(), list.healthCommunity());
        for (RankingAdopted.Entry entry : list.entries()) {
            repository.insert(
                    entry.applicationId(),
                    entry.applicationVersion(),
                    list.callId(),
                    list.healthCommunity(),
                    entry.rank(),
                    entry.recommendation(),
                    entry.recommendedAmountOre(),
                    entry.reason());
        }
    }
}
