package no.tilsagn.followup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** The way of a project through the service, as its people and the other services see it. */
class FromAwardToClosedProjectTest {
    private final Followup followup = Followup.running();

    @Test
    void anAcceptedAwardBecomesAProjectThatReportsAndCloses() {
        StartedProject project = StartedProject.senja();
        String award = project.award().id().toString();

        assertThat(project.seenBy("applicant.senja").text("/status")).isEqualTo("ACTIVE");
        assertThat(project.duties())
                .extracting(duty ->
                        duty.path("kind").asText() + " " + duty.path("no").asInt())
                .containsExactlyInAnyOrder("FINANCIAL 1", "PROGRESS 1", "FINAL 1");

        StartedProject.fulfil(project.duty("PROGRESS"), 1_000_000);
        JsonNode approved = followup.emitted(award, "no.tilsagn.followup.report-approved.v1")
                .body();
        assertThat(approved.path("kind").asText()).isEqualTo("PROGRESS");
        assertThat(approved.path("spendingOre").asLong()).isEqualTo(100_000_000);

        StartedProject.fulfil(project.duty("FINAL"), 200_000);
        assertThat(project.seenBy("rhf.manager").text("/status")).isEqualTo("ACTIVE");
        StartedProject.fulfil(project.duty("FINANCIAL"), 1_000_000);

        // the accounts tell of the same million as the progress report
        Answer closed = project.seenBy("secretariat.troms-ofoten");
        assertThat(closed.text("/status")).isEqualTo("CLOSED");
        assertThat(closed.body().path("reported").decimalValue()).isEqualByComparingTo("1200000");
        assertThat(followup.emitted(award, "no.tilsagn.followup.project-closed.v1")
                        .body()
                        .path("reportedOre")
                        .asLong())
                .isEqualTo(120_000_000);
        assertThat(followup.get("applicant.senja", "/notifications").items())
                .extracting(notification -> notification.path("kind").asText())
                .contains("PROJECT_STARTED", "REPORT_APPROVED", "PROJECT_CLOSED");
    }
}
