package no.tilsagn.budget.call;

import jakarta.inject.Singleton;
import no.tilsagn.budget.call.CallTerms.ReportingRequirement;
import no.tilsagn.budget.instalment.InstalmentPlan;
import no.tilsagn.budget.rule.RuleParameters;
import no.tilsagn.contracts.applications.CallPublished;
import no.tilsagn.messaging.Event;
import no.tilsagn.messaging.EventHandler;

@Singleton
class CallPublishedHandler implements EventHandler<CallPublished> {
    private final CallTermsRepository repository;

    CallPublishedHandler(CallTermsRepository repository) {
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
        CallTerms terms = termsOf(event.payload());
        if (repository.findByCallId(terms.callId()).isPresent()) {
            repository.update(terms);
        } else {
            repository.save(terms);
        }
    }

    private static CallTerms termsOf(CallPublished call) {
        CallPublished.AllocationRules rules = call.rules();
        CallPublished.PaymentPlan payment = call.payment();
        return new CallTerms(
                call.callId(),
                call.title(),
                call.scheme(),
                call.appealable(),
                new RuleParameters(
                        rules.digitalSharePercent(),
                        rules.digitalCapOre(),
                        rules.preProjectMaxMonths(),
                        rules.maxMonths(),
                        rules.minOwnSharePercent()),
                new InstalmentPlan(payment.instalmentsPerYear(), payment.gatedBy(), payment.holdBackPercent()),
                call.reportingPlan().stream()
                        .map(each -> new ReportingRequirement(each.kind(), each.everyMonths(), each.monthsAfterEnd()))
                        .toList(),
                call.acceptWithinDays());
    }
}
