package no.tilsagn.e2e;

import static no.tilsagn.e2e.Round.adopt;
import static no.tilsagn.e2e.Round.decide;
import static no.tilsagn.e2e.User.secretariat;
import static no.tilsagn.e2e.User.setClock;
import static no.tilsagn.e2e.User.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The main job on real input, told in order, from the call to the committee's decision. Each step first tries what must not be
 * possible. {@link TheMoneyOf2025} goes on from there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(StopAtFirstFailure.class)
class TheRoundOf2025 {
    private SixApplications applications;
    private Round round;
    private String allocation;

    @Test
    @Order(1)
    void theFundIsFilledAndTheCallAnnounced() {
        applications = SixApplications.announced();
        round = applications.round;

        var call = user("applicant.senja").get("/calls/" + round.callId()).ok();
        assertThat(call.get("status").textValue()).isEqualTo("PUBLISHED");
        assertThat(round.balance(2029, "available")).isEqualTo(90_000_000);
    }

    @Test
    @Order(2)
    void nobodySubmitsBeforeTheCallOpens() {
        Application.draft(user("applicant.senja"), round.callId(), "For tidlig")
                .submit()
                .refused(422, "NOT_OPEN");
    }

    @Test
    @Order(3)
    void theCheckNamesWhatEachSourceLacks() {
        setClock("2025-02-28T09:00:00+01:00");
        for (var demo : DemoApplication.all()) {
            var application = applications.draftAsInTheSource(demo);

            assertThat(application.findings("errors")).as(demo.key()).isEqualTo(Expected.LACKING.get(demo.key()));
            assertThat(application.findings("warnings").contains("DATES_MISSING"))
                    .as(demo.key())
                    .isEqualTo(Expected.UNDATED.contains(demo.key()));
            var problem = application.submit().refused(422, "INCOMPLETE");
            assertThat(Application.codes(problem.get("errors"))).isEqualTo(Expected.LACKING.get(demo.key()));
            assertThat(application.status()).isEqualTo("DRAFT");
        }
    }

    @Test
    @Order(4)
    void anEstimateIsNoRequest() {
        var application = applications.get("rehabilitering");
        application.lead().patch(application.path(), """
                {"budget": {"lines": [{"side": "INCOME", "type": "GRANT_REQUESTED", "label": "Tilskudd", "amount": 4000000, "certainty": "ESTIMATE"}]}}""").ok();
        assertThat(application.findings("errors")).contains("ESTIMATE_NOT_ALLOWED");
    }

    @Test
    @Order(5)
    void whatIsAddedCompletesThemOnceEveryPartyHasConfirmed() {
        for (var demo : DemoApplication.all()) {
            var application = applications.get(demo.key());
            applications.add(demo);
            assertThat(application.findings("errors")).as(demo.key()).containsExactly("PARTY_NOT_CONFIRMED");

            user("applicant.alta").post(application.path() + "/confirmations").refused(404, "NOT_FOUND");
            applications.confirm(demo);

            assertThat(application.findings("errors")).as(demo.key()).isEmpty();
            assertThat(application.findings("warnings")).as(demo.key()).isEqualTo(Expected.REMARKS.get(demo.key()));
        }
    }

    @Test
    @Order(6)
    void theLastMinuteOfTheDeadlineIsInTimeAndTheNextSecondIsNot() {
        var late = round.complete("alta", "finnmark", 100_000);
        applications.submitInTheLastMinute();

        setClock("2025-03-02T00:00:00+01:00");
        late.submit().refused(422, "DEADLINE_PASSED");

        assertThat(applications
                        .get("samhandlingsrommet")
                        .read()
                        .get("requestedAmount")
                        .intValue())
                .isEqualTo(2_200_000);
        assertThat(applications
                        .get("samhandlingsrommet")
                        .read()
                        .get("totalCost")
                        .intValue())
                .isEqualTo(2_485_000);
        assertThat(applications
                        .get("helgelandssykepleier")
                        .read()
                        .get("requestedAmount")
                        .intValue())
                .isEqualTo(10_000_000);
    }

    @Test
    @Order(7)
    void onlyTheSecretariatOfTheAreaScreens() {
        setClock("2025-03-05T09:00:00+01:00");
        var senja = applications.get("samhandlingsrommet");
        secretariat("helgeland")
                .post(senja.path() + "/screening", "{\"outcome\": \"ELIGIBLE\", \"reason\": \"Fin\"}")
                .refused(404, "NOT_FOUND");

        for (var application : applications.all().toList()) {
            application.screen("ELIGIBLE").ok();
            assertThat(application.status()).isEqualTo("ELIGIBLE");
        }
    }

    @Test
    @Order(8)
    void anAdoptedListIsFrozenAndForwards() {
        setClock("2025-03-26T12:00:00+01:00");
        var badlyNumbered = Round.entries(List.of(applications.get("innsatsteam")), 2);
        round.propose("helgeland", badlyNumbered).refused(422, "RANKING_INVALID");

        round.adoptRankings(applications.inOrderOfRank());

        round.propose("helgeland", Round.entries(List.of(applications.get("innsatsteam")), 1))
                .refused(409, "ILLEGAL_STATE");
        applications
                .all()
                .forEach(application -> assertThat(application.status()).isEqualTo("FORWARDED"));
    }

    @Test
    @Order(9)
    void theSimulationProposesWhatTheRulesAllowAndSaysWhy() {
        setClock("2025-06-12T10:00:00+02:00");
        allocation = round.openAllocation(round.fundId(), 8);
        var simulation = SixApplications.simulate(allocation);

        applications.six().forEach((key, application) -> {
            var proposal = proposal(simulation, application);
            assertThat(proposal.get("amount").intValue()).as(key).isEqualTo(Expected.ENTITLED.get(key));
            if (Expected.ENTITLED.get(key)
                    != application.read().get("requestedAmount").intValue()) {
                assertThat(proposal.at("/steps/0/why").asText()).as(key).isNotEmpty();
            }
        });
        assertThat(SixApplications.simulate(allocation).get("inputHash")).isEqualTo(simulation.get("inputHash"));
    }

    @Test
    @Order(10)
    void theCommitteeCanNeitherGiveWhatIsNotThereNorBreakTheRules() {
        var poor = round.openAllocation(Round.openFund("Nesten tom pott", 1_000_000, 2025), 8);
        decide(poor, applications.decisions(allocation, Map.of())).ok();
        assertThat(adopt(poor, SixApplications.UNCONFLICTED)
                        .refused(422, "FUND_EXHAUSTED")
                        .get("remaining")
                        .intValue())
                .isEqualTo(1_000_000);

        var pilot = applications.get("observasjonspost");
        decide(
                        allocation,
                        applications.decisions(
                                allocation, Map.of(pilot.id(), "{\"2025\": 1200000, \"2026\": 2400000}")))
                .ok();
        assertThat(adopt(allocation, SixApplications.UNCONFLICTED)
                        .refused(422, "RULE_BROKEN")
                        .toString())
                .contains(pilot.id());

        decide(
                        allocation,
                        applications.decisions(
                                allocation,
                                Map.of(applications.get("helgelandssykepleier").id(), Expected.FIVE_YEARS)))
                .ok();
        adopt(allocation, "committee.1", "committee.2", "committee.3", "committee.4")
                .refused(422, "NO_QUORUM");

        user("committee.5")
                .post(
                        applications.get("helgelandssykepleier").path() + "/impartiality",
                        "{\"conflicted\": true, \"reason\": \"Er part\"}")
                .ok();
        await().atMost(Round.SOON)
                .untilAsserted(() -> adopt(allocation, Round.FIVE_OF_EIGHT).refused(422, "CONFLICTED_MEMBER"));
        user("committee.2")
                .post(
                        allocation + "/adopt",
                        "{\"meetingOn\": \"2025-06-12\", \"caseNumber\": \"3/2025\", \"present\": []}")
                .refused(403, "FORBIDDEN");
        assertThat(round.balance(2025, "reserved")).isZero();
    }

    @Test
    @Order(11)
    void theAdoptionReservesEveryKroneItPromises() {
        adopt(allocation, SixApplications.UNCONFLICTED).ok();

        applications.receiveAwards();
        assertThat(round.balance(2029, "reserved")).isEqualTo(2_000_000);
        assertThat(round.balance(2029, "available")).isEqualTo(88_000_000);
        await().atMost(Round.SOON).untilAsserted(() -> {
            assertThat(applications.get("helgelandssykepleier").status()).isEqualTo("AWARDED");
            assertThat(applications.get("observasjonspost").status()).isEqualTo("PARTLY_AWARDED");
        });
    }

    private static JsonNode proposal(JsonNode simulation, Application application) {
        return simulation
                .get("proposals")
                .valueStream()
                .filter(proposal -> proposal.get("applicationId").textValue().equals(application.id()))
                .findFirst()
                .orElseThrow();
    }
}
