package no.tilsagn.followup;

import static no.tilsagn.followup.StartedProject.WRITER;
import static no.tilsagn.followup.StartedProject.fulfil;
import static no.tilsagn.followup.StartedProject.reportOf;
import static no.tilsagn.followup.StartedProject.review;
import static no.tilsagn.followup.StartedProject.submit;
import static no.tilsagn.followup.StartedProject.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final String SUBMITTED = "no.tilsagn.followup.report-submitted.v1";
    private static final String APPROVED = "no.tilsagn.followup.report-approved.v1";
    private static final String CLOSED = "no.tilsagn.followup.project-closed.v1";

    private final Followup followup = Followup.running();

    @Test
    void isThereAndEmptyBeforeAnybodyHasWritten() {
        String duty = StartedProject.senja().duty("PROGRESS");
        Answer report = followup.get(WRITER, "/duties/" + duty + "/report");

        assertThat(report.eTag()).isEqualTo("\"0\"");
        assertThat(report.text("/status")).isEqualTo("UPCOMING");
        assertThat(report.body().at("/content/light").isNull()).isTrue();
        assertThat(report.list("/content/spending")).isEmpty();
    }

    @Test
    void aDraftMayLackAnythingAndIsReadBackAsItWasWritten() {
        String duty = StartedProject.senja().duty("PROGRESS");
        Map<String, Object> draft = Map.of(
                "summary", "Vi har begynt 😀 æøå",
                "spending", List.of(Map.of("label", "Prosjektleder", "amount", 1234.56), Map.of("type", "TRAVEL")),
                "milestones", List.of(Map.of("title", "Kartlegging", "status", "DELAYED", "newDue", "2026-Q1")),
                "indicators", List.of(Map.of("measure", "Innleggelser", "value", -12.5, "measuredOn", "2025-10-01")));
        assertThat(write(duty, draft).status()).isEqualTo(200);

        Answer read = followup.get(WRITER, "/duties/" + duty + "/report");
        assertThat(read.eTag()).isEqualTo("\"1\"");
        assertThat(read.text("/content/summary")).isEqualTo("Vi har begynt 😀 æøå");
        assertThat(read.body().at("/spent").decimalValue()).isEqualByComparingTo("1234.56");
        assertThat(read.text("/content/milestones/0/newDue")).isEqualTo("2026-Q1");
        assertThat(read.body().at("/content/indicators/0/value").decimalValue()).isEqualByComparingTo("-12.5");
        assertThat(write(duty, read.body().at("/content")).status())
                .as("what is read can be written back")
                .isEqualTo(200);
    }

    @Test
    void theFirstWritingNeedsNoVersionAndEveryLaterOneDoes() {
        String path = "/duties/" + StartedProject.senja().duty("PROGRESS") + "/report";
        assertThat(followup.put(WRITER, path, Map.of(), "If-Match", "\"7\"").code())
                .isEqualTo("STALE_VERSION");
        assertThat(followup.put(WRITER, path, Map.of("light", "RED")).eTag()).isEqualTo("\"1\"");
        assertThat(followup.put("applicant.bardu", path, Map.of("light", "GREEN"))
                        .status())
                .isEqualTo(428);
        assertThat(followup.put("applicant.bardu", path, Map.of(), "If-Match", "\"0\"")
                        .status())
                .isEqualTo(412);
        assertThat(followup.put("applicant.bardu", path, Map.of("light", "YELLOW"), "If-Match", "\"1\"")
                        .eTag())
                .isEqualTo("\"2\"");
        assertThat(followup.get(WRITER, path).text("/content/light")).isEqualTo("YELLOW");
    }

    @Test
    void thoseWhoJudgeSeeWhatWasSubmittedAndNotWhatIsBeingWritten() {
        String duty = StartedProject.senja().duty("PROGRESS");
        String path = "/duties/" + duty + "/report";
        write(duty, reportOf(100));
        assertThat(followup.get("secretariat.troms-ofoten", path)
                        .body()
                        .path("content")
                        .isNull())
                .isTrue();
        assertThat(followup.get("trust.unn", path).text("/spent")).isEqualTo("100");
        assertThat(followup.get("auditor", path).text("/spent")).isEqualTo("100");

        submit(duty);
        assertThat(followup.get("secretariat.troms-ofoten", path).text("/spent"))
                .isEqualTo("100");
        review(duty, "REQUEST_CHANGES", "Beløpet mangler reiser.");
        write(duty, reportOf(150));
        assertThat(followup.get("rhf.manager", path).text("/spent")).isEqualTo("100");
        assertThat(followup.get("applicant.bardu", path).text("/spent")).isEqualTo("150");
    }

    @Test
    void cannotBeSubmittedUntilItSaysWhatIsRequiredAndLacksAreNamedOneByOne() {
        StartedProject project = StartedProject.senja();
        String progress = project.duty("PROGRESS");
        assertThat(submit(progress).code()).isEqualTo("REPORT_INCOMPLETE");
        assertThat(submit(progress).texts("/errors", "pointer")).containsExactly("/light");

        String financial = project.duty("FINANCIAL");
        write(financial, Map.of("light", "GREEN"));
        assertThat(submit(financial).texts("/errors", "pointer")).containsExactly("/spending");

        LocalDate tomorrow =
                LocalDate.ofInstant(followup.now(), ZoneId.of("Europe/Oslo")).plusDays(1);
        write(
                financial,
                Map.of(
                        "spending", List.of(Map.of("type", "TRAVEL"), Map.of("amount", 1)),
                        "milestones", List.of(Map.of("title", " ")),
                        "indicators",
                                List.of(Map.of("measure", "Reisetid", "value", 1, "measuredOn", tomorrow.toString()))));
        Answer refused = submit(financial);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.texts("/errors", "pointer"))
                .containsExactly(
                        "/light",
                        "/spending/0/amount",
                        "/spending/1/type",
                        "/milestones/0/title",
                        "/milestones/0/status",
                        "/indicators/0/measuredOn");
        assertThat(followup.emitted(project.award().id().toString())).hasSize(1);
    }

    @Test
    void changesAreAskedForWithAReasonAndTheCorrectedReportIsApproved() {
        StartedProject project = StartedProject.senja();
        String award = project.award().id().toString();
        String duty = project.duty("PROGRESS");
        write(duty, reportOf(100));
        assertThat(submit(duty).text("/status")).isEqualTo("SUBMITTED");
        assertThat(followup.emitted(award, SUBMITTED).body().path("dutyId").asText())
                .isEqualTo(duty);

        assertThat(review(duty, "REQUEST_CHANGES", null).code()).isEqualTo("COMMENT_MISSING");
        assertThat(review(duty, "REQUEST_CHANGES", " ").text("/errors/0/pointer"))
                .isEqualTo("/comment");
        assertThat(review(duty, "REQUEST_CHANGES", "Mangler reiser.").text("/status"))
                .isEqualTo("CHANGES_REQUESTED");
        assertThat(project.duties().getFirst().path("status").asText()).isIn("CHANGES_REQUESTED", "UPCOMING");

        write(duty, reportOf(150));
        submit(duty);
        Answer approved = review(duty, "APPROVE", "Takk.");
        assertThat(approved.texts("/history", "action"))
                .containsExactly("SUBMITTED", "CHANGES_REQUESTED", "SUBMITTED", "APPROVED");
        assertThat(approved.texts("/history", "by"))
                .contains("Søker, Senja kommune", "Sekretariat, Helsefellesskapet Troms og Ofoten");
        assertThat(approved.text("/history/3/comment")).isEqualTo("Takk.");
        assertThat(followup.emitted(award, APPROVED).body().path("spendingOre").asLong())
                .isEqualTo(15_000);
        assertThat(project.seenBy("auditor").text("/reported")).isEqualTo("150");
        assertThat(project.seenBy("auditor").eTag()).isEqualTo("\"5\"");
    }

    @Test
    void aCommandThatDoesNotFitTheStateIsRefusedWithTheOnesThatDo() {
        String duty = StartedProject.senja().duty("PROGRESS");
        Answer early = review(duty, "APPROVE", null);
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.code()).isEqualTo("ILLEGAL_STATE");
        assertThat(early.text("/state")).isEqualTo("OPEN");
        assertThat(early.list("/allowedCommands"))
                .extracting(command -> command.asText())
                .containsExactly("WRITE", "SUBMIT");

        write(duty, reportOf(1));
        submit(duty);
        assertThat(write(duty, reportOf(2)).code()).isEqualTo("ILLEGAL_STATE");
        assertThat(submit(duty).code()).isEqualTo("ILLEGAL_STATE");
        review(duty, "APPROVE", null);
        assertThat(review(duty, "REQUEST_CHANGES", "For sent").code()).isEqualTo("ILLEGAL_STATE");
        assertThat(followup.get(WRITER, "/duties/" + duty + "/report").text("/status"))
                .isEqualTo("APPROVED");
    }

    @Test
    void commandsHonourTheVersionWhenItIsGiven() {
        String duty = StartedProject.senja().duty("PROGRESS");
        String path = "/duties/" + duty + "/report";
        write(duty, reportOf(1));
        assertThat(followup.post(WRITER, path + "/submit", null, "If-Match", "\"0\"")
                        .status())
                .isEqualTo(412);
        assertThat(followup.post(WRITER, path + "/submit", null, "If-Match", "\"1\"")
                        .status())
                .isEqualTo(200);
        assertThat(followup.post("rhf.manager", path + "/review", Map.of("outcome", "APPROVE"), "If-Match", "\"1\"")
                        .status())
                .isEqualTo(412);
        assertThat(followup.post("rhf.manager", path + "/review", Map.of("outcome", "APPROVE"), "If-Match", "\"2\"")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theFinalReportMayComeFirstAndTheProjectClosesWithTheLastApproval() {
        StartedProject project = StartedProject.senja();
        String award = project.award().id().toString();
        fulfil(project.duty("FINAL"), 100);
        fulfil(project.duty("FINANCIAL"), 20);
        assertThat(project.seenBy(WRITER).text("/status")).isEqualTo("ACTIVE");
        fulfil(project.duty("PROGRESS"), 3);

        assertThat(project.seenBy(WRITER).text("/status")).isEqualTo("CLOSED");
        assertThat(project.seenBy(WRITER).text("/closedOn"))
                .isEqualTo(LocalDate.ofInstant(followup.now(), ZoneId.of("Europe/Oslo"))
                        .toString());
        assertThat(followup.emitted(award, CLOSED).body().path("reportedOre").asLong())
                .isEqualTo(12_000);
        assertThat(followup.emitted(award))
                .extracting(event -> event.type().replaceAll("no.tilsagn.followup.|.v1", ""))
                .as("in the order of the decisions")
                .containsExactly(
                        "project-started",
                        "report-submitted",
                        "report-approved",
                        "report-submitted",
                        "report-approved",
                        "report-submitted",
                        "report-approved",
                        "project-closed");
        assertThat(followup.get("auditor", "/projects?status=CLOSED&limit=200").texts("/items", "id"))
                .contains(project.id());
    }

    @Test
    void aReportHandedInAfterItsDaySaysSo() {
        StartedProject project = StartedProject.senja();
        String duty = project.duty("PROGRESS");
        write(duty, reportOf(1));
        Instant real = followup.now();
        try {
            followup.moveClockTo(real.plus(Duration.ofDays(200)));
            submit(duty);
        } finally {
            followup.moveClockTo(real.plus(Duration.ofSeconds(1)));
        }
        assertThat(followup.get("secretariat.troms-ofoten", "/notifications?limit=200")
                        .items())
                .filteredOn(
                        notification -> notification.at("/subject/id").asText().equals(duty))
                .singleElement()
                .satisfies(notification ->
                        assertThat(notification.path("body").asText()).contains("kom for sent"));
    }

    @Test
    void whatWasSubmittedAndDecidedCanNotBeRewritten() {
        fulfil(StartedProject.senja().duty("PROGRESS"), 1);
        assertThatThrownBy(() -> followup.execute("update report_history set comment = 'x'"))
                .hasMessageContaining("stay as they are");
        assertThatThrownBy(() -> followup.execute("delete from report_history"))
                .hasMessageContaining("stay as they are");
    }
}
