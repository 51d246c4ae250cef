package no.tilsagn.budget.award;

import static no.tilsagn.budget.Committee.award;
import static no.tilsagn.budget.KnownOrganisations.BRONNOY;
import static no.tilsagn.budget.RunningService.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import no.tilsagn.backends.Backends;
import no.tilsagn.budget.Api;
import no.tilsagn.budget.AtOnce;
import no.tilsagn.budget.Committee;
import no.tilsagn.budget.KnownOrganisations;
import no.tilsagn.budget.Round;
import no.tilsagn.budget.Round.Request;
import no.tilsagn.budget.RunningService;
import no.tilsagn.budget.Told;
import no.tilsagn.contracts.budget.AwardSettled;
import no.tilsagn.contracts.budget.InstalmentDisbursed;
import no.tilsagn.contracts.budget.InstalmentReleased;
import no.tilsagn.contracts.followup.ProjectClosed;
import no.tilsagn.contracts.followup.ProjectStarted;
import no.tilsagn.contracts.followup.ReportApproved;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An award of 4 × 750,000 kroner: two instalments from each of two years. */
class PaymentApiTest {
    private static final RunningService SERVICE = RunningService.get();
    private static final Api API = SERVICE.api();
    private static final Committee COMMITTEE = new Committee(SERVICE);
    private static final Told TOLD = Told.by(SERVICE);

    private final UUID projectId = UUID.randomUUID();
    private UUID fund;
    private UUID applicationId;
    private UUID awardId;

    @BeforeAll
    static void organisationsAreKnown() {
        KnownOrganisations.make(SERVICE);
    }

    @BeforeEach
    void anAwardIsAccepted() {
        SERVICE.moveClockTo(Round.MEETING);
        Round round = Round.published(SERVICE);
        Map<Integer, Long> asked = Map.of(2025, 1_500_000L, 2026, 1_500_000L);
        applicationId = round.submitted(Request.project("helgeland", BRONNOY, asked));
        round.forwarded("helgeland", applicationId);
        fund = COMMITTEE.fundWith(Map.of(2025, 5_000_000L, 2026, 5_000_000L));
        UUID allocation = COMMITTEE.open(round, fund);
        COMMITTEE.decide(allocation, award(applicationId, asked));
        awardId = COMMITTEE.awardOf(COMMITTEE.adopt(allocation));
        assertThat(API.post("applicant.bronnoy", "/api/v1/awards/" + awardId + "/accept", null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void paysAReleasedInstalmentByTwoPeople() {
        assertThat(disburse(1).code()).isEqualTo("ILLEGAL_STATE");
        assertThat(approve(1).body().path("instalments").get(0).get("status").asText())
                .isEqualTo("APPROVED");
        assertThat(approve(1).code()).isEqualTo("ILLEGAL_STATE");

        Api.Answer paid = disburse(1);

        assertThat(paid.status()).as(paid.body().toString()).isEqualTo(200);
        assertThat(paid.body().path("instalments").get(0).get("status").asText())
                .isEqualTo("DISBURSED");
        assertThat(paid.body().get("disbursed").asLong()).isEqualTo(750_000);
        assertThat(year(2025, "disbursed")).isEqualTo(750_000);
        assertThat(year(2025, "committed")).isEqualTo(750_000);
        JsonNode told = TOLD.first(InstalmentDisbursed.TYPE, awardId);
        assertThat(told.get("no").asInt()).isEqualTo(1);
        assertThat(told.get("disbursedTotalOre").asLong()).isEqualTo(75_000_000);
        assertThat(told.get("disbursedOn").asText()).isEqualTo("2025-06-12");
        assertThat(disburse(1).status()).isEqualTo(409);
    }

    @Test
    void refusesBothStepsToOnePersonWithBothRoles() {
        String token = Backends.identityProvider()
                .token(Map.of(
                        "sub", "both.hats",
                        "roles", List.of("FUND_MANAGER", "FUND_CONTROLLER"),
                        "consumer", Map.of("authority", "iso6523-actorid-upis", "ID", "0192:883658752")));

        Api.Answer approved = API.call("POST", instalment(1) + "/approve", token, null, Map.of());
        Api.Answer disbursed = API.call("POST", instalment(1) + "/disburse", token, null, Map.of());

        assertThat(approved.status()).isEqualTo(200);
        assertThat(disbursed.status()).isEqualTo(403);
        assertThat(disbursed.code()).isEqualTo("FOUR_EYES");
        assertThat(year(2025, "disbursed")).isZero();
        assertThat(API.post("rhf.controller", instalment(1) + "/approve", null).status())
                .isEqualTo(403);
        assertThat(disburse(1).status()).isEqualTo(200);
    }

    @Test
    void tellsTheManagerWhoApprovedThatSomebodyElsePays() {
        assertThat(manages("rhf.manager", 1)).isEqualTo("FORBIDDEN");
        approve(1);

        assertThat(manages("rhf.manager", 1)).isEqualTo("FOUR_EYES");
        assertThat(manages("rhf.manager", 2)).isEqualTo("FORBIDDEN");
        assertThat(manages("another.manager", 1)).isEqualTo("FORBIDDEN");
        assertThat(year(2025, "disbursed")).isZero();
        disburse(1);
        assertThat(manages("rhf.manager", 1)).isEqualTo("FOUR_EYES");
        assertThat(manages("rhf.manager", 5)).isEqualTo("NOT_FOUND");
    }

    /** How a fund manager is refused who tries to pay. */
    private String manages(String subject, int no) {
        String token = Backends.identityProvider()
                .token(Map.of(
                        "sub", subject,
                        "roles", List.of("FUND_MANAGER"),
                        "consumer", Map.of("authority", "iso6523-actorid-upis", "ID", "0192:883658752")));
        return API.call("POST", instalment(no) + "/disburse", token, null, Map.of("If-Match", "\"99\""))
                .code();
    }

    @Test
    void paysOnceWhenTwoPayAtOnce() {
        approve(1);
        Callable<Api.Answer> payment = () -> disburse(1);

        List<Api.Answer> answers = AtOnce.run(List.of(payment, payment, payment));

        assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(200, 409, 409);
        assertThat(year(2025, "disbursed")).isEqualTo(750_000);
    }

    @Test
    void releasesAnInstalmentWhenItsReportIsApproved() {
        started(6);
        assertThat(approve(2).code()).isEqualTo("ILLEGAL_STATE");

        approved(1);
        approved(1);

        eventually(() -> statuses().equals(List.of("RELEASED", "RELEASED", "PLANNED", "PLANNED")));
        eventually(() -> TOLD.all(InstalmentReleased.TYPE, awardId).size() == 2);
        assertThat(TOLD.all(InstalmentReleased.TYPE, awardId)
                        .getLast()
                        .get("no")
                        .asInt())
                .isEqualTo(2);
        Api.Answer tooEarly = approve(2);
        assertThat(tooEarly.status()).isEqualTo(422);
        assertThat(tooEarly.code()).isEqualTo("INSTALMENT_OUT_OF_ORDER");
        assertThat(tooEarly.body().get("no").asInt()).isEqualTo(1);
        approve(1);
        assertThat(approve(2).status()).isEqualTo(200);
        assertThat(disburse(2).code()).isEqualTo("INSTALMENT_OUT_OF_ORDER");
    }

    @Test
    void waitsForTheLastReportWhenThereAreFewerThanInstalments() {
        started(2);

        eventually(
                () -> shown().path("instalments").get(3).path("gate").path("no").asInt() == 2);
        approved(1);
        approved(2);

        eventually(() -> statuses().equals(List.of("RELEASED", "RELEASED", "RELEASED", "RELEASED")));
    }

    @Test
    void waitsForNothingWhenNoReportIsOwed() {
        started(0);

        eventually(() -> statuses().equals(List.of("RELEASED", "RELEASED", "RELEASED", "RELEASED")));
        assertThat(shown().path("instalments").get(1).get("gate").isNull()).isTrue();
    }

    @Test
    void givesBackWhatWasOnlyPlannedWhenTheProjectIsClosed() {
        started(6);
        approve(1);
        disburse(1);
        approved(1);
        eventually(() -> statuses().get(1).equals("RELEASED"));

        closed();

        eventually(() -> statuses().equals(List.of("DISBURSED", "RELEASED", "CANCELLED", "CANCELLED")));
        assertThat(year(2026, "available")).isEqualTo(5_000_000);
        assertThat(shown().get("status").asText()).isEqualTo("ACCEPTED");
        approve(2);
        Api.Answer last = disburse(2);
        assertThat(last.body().get("status").asText()).isEqualTo("SETTLED");
        assertThat(last.header("ETag")).isEqualTo(eTag());
        JsonNode settled = TOLD.first(AwardSettled.TYPE, awardId);
        assertThat(settled.get("disbursedOre").asLong()).isEqualTo(150_000_000);
        assertThat(settled.get("releasedOre").asLong()).isEqualTo(150_000_000);
        assertThat(year(2025, "disbursed")).isEqualTo(1_500_000);
    }

    @Test
    void isSettledAtOnceWhenNothingIsOpenAtTheEnd() {
        started(6);
        approve(1);
        disburse(1);

        closed();

        assertThat(TOLD.first(AwardSettled.TYPE, awardId).get("releasedOre").asLong())
                .isEqualTo(225_000_000);
        assertThat(shown().get("status").asText()).isEqualTo("SETTLED");
        assertThat(year(2025, "available")).isEqualTo(4_250_000);
    }

    @Test
    void givesBackWhatIsNotToBePaidOnceTheProjectIsClosed() {
        started(6);
        approved(1);
        eventually(() -> statuses().get(1).equals("RELEASED"));
        approve(1);
        Api.Answer tooEarly = cancel(1);
        assertThat(tooEarly.code()).isEqualTo("ILLEGAL_STATE");
        assertThat(tooEarly.body().get("allowedCommands").toString()).isEqualTo("[\"DISBURSE\"]");
        closed();
        eventually(() -> statuses().equals(List.of("APPROVED", "RELEASED", "CANCELLED", "CANCELLED")));
        disburse(1);
        assertThat(cancel(1).code()).isEqualTo("ILLEGAL_STATE");
        assertThat(API.post("rhf.controller", instalment(2) + "/cancel", Map.of("reason", "Nei"))
                        .status())
                .isEqualTo(403);
        assertThat(API.post("rhf.manager", instalment(2) + "/cancel", Map.of("reason", "To\nlinjer"))
                        .pointer())
                .isEqualTo("/reason");
        assertThat(API.post(
                                "rhf.manager",
                                instalment(2) + "/cancel",
                                Map.of("reason", "Nei"),
                                Map.of("If-Match", "\"1\""))
                        .status())
                .isEqualTo(412);

        Api.Answer cancelled = cancel(2);

        assertThat(cancelled.status()).as(cancelled.body().toString()).isEqualTo(200);
        assertThat(cancelled.body().get("status").asText()).isEqualTo("SETTLED");
        assertThat(cancelled.header("ETag")).isEqualTo(eTag());
        assertThat(year(2025, "committed")).isZero();
        assertThat(year(2025, "available")).isEqualTo(4_250_000);
        assertThat(TOLD.first(AwardSettled.TYPE, awardId).get("releasedOre").asLong())
                .isEqualTo(225_000_000);
        assertThat(API.get("auditor", "/api/v1/funds/" + fund + "/journal?limit=200")
                        .body()
                        .toString())
                .contains("Rate 2 utbetales ikke: Regnskapet viser mindreforbruk");
    }

    @Test
    void settlesWhenWhatWasApprovedIsCancelled() {
        approve(1);
        closed();
        eventually(() -> statuses().equals(List.of("APPROVED", "CANCELLED", "CANCELLED", "CANCELLED")));

        assertThat(cancel(1).body().get("status").asText()).isEqualTo("SETTLED");
        assertThat(TOLD.first(AwardSettled.TYPE, awardId).get("disbursedOre").asLong())
                .isZero();
        assertThat(year(2025, "available")).isEqualTo(5_000_000);
    }

    @Test
    void tellsWhoApprovedAndPaidAlsoWhatCameToNothing() {
        started(6);
        approved(1);
        eventually(() -> statuses().get(1).equals("RELEASED"));
        approve(1);
        disburse(1);
        approve(2);
        approve(2);
        closed();
        eventually(() -> statuses().equals(List.of("DISBURSED", "APPROVED", "CANCELLED", "CANCELLED")));
        cancel(2);

        JsonNode history = API.get("rhf.controller", "/api/v1/awards/" + awardId + "/history")
                .body()
                .get("items");

        List<String> told = new ArrayList<>();
        history.forEach(entry -> told.add(entry.get("subject").asText() + " "
                + entry.get("action").asText() + " " + entry.get("instalmentNo").asText()));
        assertThat(told)
                .containsExactly(
                        "committee.1 OFFER null",
                        "applicant.bronnoy ACCEPT null",
                        "rhf.manager APPROVE 1",
                        "rhf.controller DISBURSE 1",
                        "rhf.manager APPROVE 2",
                        "rules CANCEL 3",
                        "rules CANCEL 4",
                        "rhf.manager CANCEL 2",
                        "rules SETTLE null");
        assertThat(history.get(5).get("note").asText()).isEqualTo("Ubrukt tilsagn ved prosjektslutt");
        assertThat(history.get(7).get("note").asText()).isEqualTo("Regnskapet viser mindreforbruk");
        assertThat(history.get(7).get("at").asText()).startsWith("2025-06-12T10:0");
        assertThat("\"" + history.get(8).get("version").asText() + "\"").isEqualTo(eTag());
    }

    @Test
    void refusesInstalmentsThatAreNotThereAndStaleVersions() {
        assertThat(approve(0).status()).isEqualTo(404);
        assertThat(approve(5).status()).isEqualTo(404);
        assertThat(API.post("rhf.manager", "/api/v1/awards/" + awardId + "/instalments/one/approve", null)
                        .status())
                .isEqualTo(400);
        String before = eTag();
        assertThat(API.post("rhf.manager", instalment(1) + "/approve", null, Map.of("If-Match", before))
                        .status())
                .isEqualTo(200);
        assertThat(API.post("rhf.controller", instalment(1) + "/disburse", null, Map.of("If-Match", before))
                        .status())
                .isEqualTo(412);
    }

    private void started(int progressReports) {
        List<ProjectStarted.Duty> duties = new ArrayList<>();
        for (int no = 1; no <= progressReports; no++) {
            duties.add(new ProjectStarted.Duty(UUID.randomUUID(), "PROGRESS", no, LocalDate.parse("2026-02-01")));
        }
        duties.add(new ProjectStarted.Duty(UUID.randomUUID(), "FINAL", 1, LocalDate.parse("2030-01-31")));
        tell(ProjectStarted.TYPE, new ProjectStarted(projectId, awardId, applicationId, "helgeland", duties));
    }

    private void approved(int no) {
        tell(
                ReportApproved.TYPE,
                new ReportApproved(
                        projectId, awardId, applicationId, "helgeland", UUID.randomUUID(), "PROGRESS", no, 0));
    }

    private void closed() {
        tell(
                ProjectClosed.TYPE,
                new ProjectClosed(
                        projectId, awardId, applicationId, "helgeland", 75_000_000, LocalDate.parse("2030-02-01")));
    }

    private void tell(String type, Object payload) {
        SERVICE.publish("tilsagn.followup.v1", type, awardId.toString(), payload);
    }

    private Api.Answer approve(int no) {
        return API.post("rhf.manager", instalment(no) + "/approve", null);
    }

    private Api.Answer disburse(int no) {
        return API.post("rhf.controller", instalment(no) + "/disburse", null);
    }

    private Api.Answer cancel(int no) {
        return API.post("rhf.manager", instalment(no) + "/cancel", Map.of("reason", "Regnskapet viser mindreforbruk"));
    }

    private String instalment(int no) {
        return "/api/v1/awards/" + awardId + "/instalments/" + no;
    }

    private JsonNode shown() {
        return API.get("auditor", "/api/v1/awards/" + awardId).body();
    }

    private String eTag() {
        return API.get("auditor", "/api/v1/awards/" + awardId).header("ETag");
    }

    private List<String> statuses() {
        List<String> statuses = new ArrayList<>();
        shown().get("instalments")
                .forEach(each -> statuses.add(each.get("status").asText()));
        return statuses;
    }

    private long year(int year, String bucket) {
        return API.get("auditor", "/api/v1/funds/" + fund + "/years/" + year)
                .body()
                .get(bucket)
                .asLong();
    }
}
