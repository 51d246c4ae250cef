package no.tilsagn.budget.award;

import jakarta.inject.Singleton;
import no.tilsagn.budget.instalment.Gate;
import no.tilsagn.contracts.followup.ReportApproved;
import no.tilsagn.messaging.Event;
import no.tilsagn.messaging.EventHandler;

@Singleton
class ReportApprovedHandler implements EventHandler<ReportApproved> {
    private final ProjectProgress progress;

    ReportApprovedHandler(ProjectProgress progress) {
        this.progress = progress;
    }

    @Override
    public String type() {
        return ReportApproved.TYPE;
    }

    @Override
    public Class<ReportApproved> payloadType() {
        return ReportApproved.class;
    }

    @Override
    public void handle(Event<ReportApproved> event) {
        ReportApproved report = event.payload();
        progress.reportApproved(report.awardId(), new Gate(report.kind(), report.no()));
    }
}
