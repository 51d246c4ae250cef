package no.tilsagn.applications.application;

import static no.tilsagn.applications.Round.BARDU;
import static no.tilsagn.applications.Round.SENJA;
import static no.tilsagn.applications.Round.UNN;
import static no.tilsagn.applications.Round.completeDraft;
import static no.tilsagn.applications.Round.openCall;
import static no.tilsagn.applications.Round.organisation;
import static org.assertj.core.api.Assertions.assertThat;

import no.tilsagn.applications.PublishedEvents;
import no.tilsagn.contracts.applications.ApplicationSubmitted;
import org.junit.jupiter.api.Test;

class DraftToSubmissionTest {

    @Test
    void goesFromDraftOverConfirmationsToSubmission() {
        String id = completeDraft(openCall());
        SENJA.post("/applications/" + id + "/submit")
                .refused(422, "INCOMPLETE")
                .at("/parties/1")
                .at("/parties/2");
        BARDU.post("/applications/" + id + "/confirmations").expect(200);
        UNN.post("/applications/" + id + "/confirmations").expect(200);

        var submitted = SENJA.post("/applications/" + id + "/submit").expect(200);

        assertThat(submitted.text("/status")).isEqualTo("SUBMITTED");
        assertThat(submitted.text("/healthCommunity")).isEqualTo("troms-ofoten");
        assertThat(submitted.text("/parties/0/confirmedAt")).isNotNull();
        var event = PublishedEvents.first(ApplicationSubmitted.TYPE, id);
        assertThat(event.at("/requestedAmountOre").asLong()).isEqualTo(220_000_000);
        assertThat(event.at("/totalCostOre").asLong()).isEqualTo(248_500_000);
        assertThat(event.at("/minimumAmountOre").asLong()).isEqualTo(180_000_000);
        assertThat(event.at("/requestedByYear/0/amountOre").asLong()).isEqualTo(220_000_000);
        assertThat(event.at("/version").asText()).isEqualTo(submitted.text("/version"));
        assertThat(event.at("/leadOrganisationId").asText()).isEqualTo(organisation("5530"));
        assertThat(event.at("/parties")).hasSize(3);
    }
}
