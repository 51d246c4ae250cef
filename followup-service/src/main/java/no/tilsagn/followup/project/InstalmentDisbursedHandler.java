package no.tilsagn.followup.project;

import jakarta.inject.Singleton;
import no.tilsagn.contracts.budget.InstalmentDisbursed;
import no.tilsagn.messaging.Event;
import no.tilsagn.messaging.EventHandler;

@Singleton
class InstalmentDisbursedHandler implements EventHandler<InstalmentDisbursed> {
    private final DisbursementRepository disbursements;

    InstalmentDisbursedHandler(DisbursementRepository disbursements) {
        this.disbursements = disbursements;
    }

    @Override
    public String type() {
        return InstalmentDisbursed.TYPE;
    }

    @Override
    public Class<InstalmentDisbursed> payloadType() {
        return InstalmentDisbursed.class;
    }

    @Override
    public void handle(Event<InstalmentDisbursed> event) {
        InstalmentDisbursed payment = event.payload();
        disbursements.put(payment.awardId(), payment.no(), payment.disbursedOn(), payment.disbursedTotalOre());
    }
}
