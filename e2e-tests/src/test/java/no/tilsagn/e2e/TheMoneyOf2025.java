package no.tilsagn.e2e;

import static no.tilsagn.e2e.Round.award;
import static no.tilsagn.e2e.User.controller;
import static no.tilsagn.e2e.User.manager;
import static no.tilsagn.e2e.User.secretariat;
import static no.tilsagn.e2e.User.setClock;
import static no.tilsagn.e2e.User.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of the money that the committee of 2025 has promised, told in order, to the last øre. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(StopAtFirstFailure.class)
class TheMoneyOf2025 {
    private SixApplications applications;
    private Round round;

    @BeforeAll
    void theCommitteeHasDecided() {
        applications = SixApplications.offered();
        round = applications.round;
    }

    @Test
    @Order(1)
    void theLetterIsAPdfThatTheRecipientReads() {
        var letter = applications.get("innsatsteam").lead().get(applications.awardOf("innsatsteam") + "/letter");
        assertThat(letter.status()).isEqualTo(200);
        assertThat(letter.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(new String(letter.bytes(), StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
    }

    @Test
    @Order(2)
    void anOfferIsAcceptedDeclinedOrLapses() {
        setClock("2025-06-20T10:00:00+02:00");
        var declined = applications.declined;
        var lapsing = applications.lapsing;
        user("applicant.vefsn")
                .post(applications.awardOf("innsatsteam") + "/accept")
                .refused(403, "FORBIDDEN");
        applications
                .six()
                .forEach((key, application) -> application
                        .lead()
                        .post(applications.awardOf(key) + "/accept")
                        .ok());
        declined.lead()
                .post(applications.awardOf(declined) + "/decline", "{\"reason\": \"Har fått penger et annet sted\"}")
                .ok();
        declined.lead().post(applications.awardOf(declined) + "/accept").refused(409, "ILLEGAL_STATE");

        setClock("2025-07-04T00:00:00+02:00"); // 21 days after the decision are over
        await().atMost(Round.SOON).untilAsserted(() -> {
            assertThat(manager()
                            .get(applications.awardOf(lapsing))
                            .ok()
                            .get("status")
                            .textValue())
                    .isEqualTo("LAPSED");
            assertThat(lapsing.status()).isEqualTo("LAPSED");
            assertThat(declined.status()).isEqualTo("DECLINED");
            assertThat(applications.get("rehabilitering").status()).isEqualTo("ACCEPTED");
        });
        lapsing.lead().post(applications.awardOf(lapsing) + "/accept").refused(409, "ILLEGAL_STATE");
        assertThat(Stream.of(2025, 2026, 2027, 2028, 2029)
                        .mapToLong(year -> round.balance(year, "reserved"))
                        .sum())
                .isZero();
        assertThat(Stream.of(2025, 2026, 2027, 2028, 2029)
                        .mapToLong(year -> round.balance(year, "committed"))
                        .sum())
                .isEqualTo(Expected.ENTITLED.values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
    }

    @Test
    @Order(3)
    void theInstalmentsOfAnAwardAddUpToTheOre() {
        for (var path : applications.awards()) {
            var award = manager().get(path).ok();
            var instalments = award.get("instalments")
                    .valueStream()
                    .mapToLong(each -> Journal.ore(each.get("amount")))
                    .sum();
            assertThat(instalments).isEqualTo(Journal.ore(award.get("total")));
        }
    }

    @Test
    @Order(4)
    void oneApprovesAndAnotherPays() {
        var award = applications.awardOf("innsatsteam");
        controller().post(award + "/instalments/1/disburse").refused(409, "ILLEGAL_STATE");
        manager().post(award + "/instalments/1/approve").ok();
        manager().post(award + "/instalments/1/disburse").refused(403, "FOUR_EYES");
        manager().post(award + "/instalments/2/disburse").refused(403, "FORBIDDEN"); // approved or not
        controller().post(award + "/instalments/1/disburse").ok();

        var disbursed =
                manager().get("/funds/" + round.fundId() + "/years/2025").ok().get("disbursed");
        assertThat(disbursed.decimalValue()).isEqualByComparingTo("582187.50"); // half of 1,164,375
    }

    @Test
    @Order(5)
    void whoeverHasBothRolesStillCannotPayWhatHeApproved() {
        assumeTrue(Platform.running().isOurs());
        var both = Token.of("rhf.manager", "883658752", Duration.ofHours(1), "FUND_MANAGER", "FUND_CONTROLLER");
        var award = applications.awardOf("helgelandssykepleier");
        manager().post(award + "/instalments/1/approve").ok();

        User.send(User.anonymous(award + "/instalments/1/disburse")
                        .header("Authorization", "Bearer " + both)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}")))
                .refused(403, "FOUR_EYES");
    }

    @Test
    @Order(6)
    void theNextInstalmentWaitsForTheReport() {
        setClock("2025-10-03T09:00:00+02:00");
        var award = applications.awardOf("innsatsteam");
        manager().post(award + "/instalments/2/approve").refused(409, "ILLEGAL_STATE");

        var project = manager()
                .get("/projects/" + Round.project(award).get("id").textValue())
                .ok();
        var duty = project.get("duties")
                .valueStream()
                .filter(each -> each.get("kind").textValue().equals("PROGRESS"))
                .findFirst()
                .orElseThrow();
        assertThat(duty.get("status").textValue()).isEqualTo("OVERDUE"); // it was due on 1 October
        var report = "/duties/" + duty.get("id").textValue() + "/report";
        var lead = applications.get("innsatsteam").lead();
        lead.put(
                        report,
                        User.parse(DemoApplication.text("round.json"))
                                .at("/firstReport/report")
                                .toString())
                .ok();
        lead.post(report + "/submit").ok();
        secretariat("helgeland")
                .post(report + "/review", "{\"outcome\": \"REQUEST_CHANGES\", \"comment\": \"Mer om pengene\"}")
                .ok();
        manager().post(award + "/instalments/2/approve").refused(409, "ILLEGAL_STATE");
        lead.post(report + "/submit").ok();
        secretariat("helgeland")
                .post(report + "/review", "{\"outcome\": \"APPROVE\", \"comment\": \"Takk\"}")
                .ok();

        Round.eventually(() -> manager().post(award + "/instalments/2/approve"));
        controller().post(award + "/instalments/2/disburse").ok();
        await().atMost(Round.SOON)
                .untilAsserted(
                        () -> assertThat(Round.project(award).get("disbursed").intValue())
                                .isEqualTo(1_164_375));
    }

    @Test
    @Order(7)
    void theProofHoldsAndAnybodyCanRecomputeIt() {
        var journal = Journal.read(user("auditor"), round.fundId());
        var proof = user("auditor").get("/funds/" + round.fundId() + "/proof").ok();

        assertThat(proof.get("holds").booleanValue()).isTrue();
        assertThat(proof.get("hashHead").textValue()).isEqualTo(journal.requireAnUnbrokenChain());
        var balances = journal.balances();
        for (var year : proof.get("years")) {
            for (var bucket : List.of("available", "reserved", "committed", "disbursed")) {
                var account = year.get("year").asText() + " " + bucket.toUpperCase(Locale.ROOT);
                assertThat(Journal.ore(year.get(bucket))).as(account).isEqualTo(balances.getOrDefault(account, 0L));
            }
            var sum = Stream.of("available", "earmarked", "reserved", "committed", "disbursed", "carriedOut")
                    .mapToLong(bucket -> Journal.ore(year.get(bucket)))
                    .sum();
            assertThat(sum).isEqualTo(Journal.ore(year.get("appropriated"))).isEqualTo(9_000_000_000L);
        }
    }

    @Test
    @Order(8)
    void theSecretariatWasToldAllOfIt() {
        var told = secretariat("helgeland")
                .get("/notifications?limit=200")
                .items()
                .filter(notification -> notification.toString().contains("innsats")
                        || notification.toString().contains("Innsats")
                        || notification
                                .toString()
                                .contains(applications.get("observasjonspost").number()))
                .map(notification -> notification.get("kind").textValue())
                .collect(Collectors.toSet());
        assertThat(told)
                .contains(
                        "APPLICATION_SUBMITTED",
                        "AWARD_OFFERED",
                        "AWARD_ACCEPTED",
                        "PROJECT_STARTED",
                        "REPORT_SUBMITTED");
        assertThat(secretariat("helgeland")
                        .get("/notifications?limit=200")
                        .items()
                        .map(JsonNode::toString))
                .as("the undated agreement")
                .anyMatch(text -> text.contains("dato") && text.contains("Observasjonspost"));
    }
}
