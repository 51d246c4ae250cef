package no.tilsagn.e2e;

import static no.tilsagn.e2e.Round.adopt;
import static no.tilsagn.e2e.Round.award;
import static no.tilsagn.e2e.Round.decide;
import static no.tilsagn.e2e.User.chair;
import static no.tilsagn.e2e.User.controller;
import static no.tilsagn.e2e.User.manager;
import static no.tilsagn.e2e.User.secretariat;
import static no.tilsagn.e2e.User.setClock;
import static no.tilsagn.e2e.User.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The main job on real input, told in order: six applications of 2025, and two from Finnmark whose offers nobody takes. Each step
 * first tries what must not be possible.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(StopAtFirstFailure.class)
class TheRoundOf2025 {
    private static final String[] UNCONFLICTED = {
        "committee.1", "committee.2", "committee.3", "committee.4", "committee.6"
    };

    private final Map<String, Application> six = new LinkedHashMap<>();
    private final Map<String, String> awards = new LinkedHashMap<>();
    private Round round;
    private Application declined;
    private Application lapsing;
    private Application late;
    private String allocation;

    @Test
    @Order(1)
    void theFundIsFilledAndTheCallAnnounced() {
        setClock("2025-01-10T09:00:00+01:00");
        var call = Round.publishCall(DemoApplication.text("call.json"));
        round = new Round(call, Round.openFund("Søknadsbasert pott", 90_000_000, 2025, 2026, 2027, 2028, 2029));

        assertThat(user("applicant.senja")
                        .get("/calls/" + call)
                        .ok()
                        .get("status")
                        .textValue())
                .isEqualTo("PUBLISHED");
        assertThat(manager()
                        .get("/funds/" + round.fundId() + "/years/2029")
                        .ok()
                        .get("available")
                        .intValue())
                .isEqualTo(90_000_000);
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
            var application = Application.draft(demo.lead(), round.callId(), demo.title());
            six.put(demo.key(), application);
            application
                    .lead()
                    .patch(application.path(), demo.asInTheSource().toString())
                    .ok();

            assertThat(application.findings("errors")).as(demo.key()).isEqualTo(Expected.LACKING.get(demo.key()));
            var problem = application.submit().refused(422, "INCOMPLETE");
            assertThat(Application.codes(problem.get("errors"))).isEqualTo(Expected.LACKING.get(demo.key()));
            assertThat(application.status()).isEqualTo("DRAFT");
        }
    }

    @Test
    @Order(4)
    void anEstimateIsNoRequest() {
        var application = six.get("rehabilitering");
        application.lead().patch(application.path(), """
                {"budget": {"lines": [{"side": "INCOME", "type": "GRANT_REQUESTED", "label": "Tilskudd", "amount": 4000000, "certainty": "ESTIMATE"}]}}""").ok();
        assertThat(application.findings("errors")).contains("ESTIMATE_NOT_ALLOWED");
    }

    @Test
    @Order(5)
    void whatIsAddedCompletesThemOnceEveryPartyHasConfirmed() {
        for (var demo : DemoApplication.all()) {
            var application = six.get(demo.key());
            demo.additions()
                    .forEach(patch -> application
                            .lead()
                            .patch(application.path(), patch.toString())
                            .ok());
            assertThat(application.findings("errors")).as(demo.key()).containsExactly("PARTY_NOT_CONFIRMED");

            user("applicant.alta").post(application.path() + "/confirmations").refused(404, "NOT_FOUND");
            demo.confirmedBy()
                    .forEach(party ->
                            party.post(application.path() + "/confirmations").ok());

            assertThat(application.findings("errors")).as(demo.key()).isEmpty();
            assertThat(application.findings("warnings")).as(demo.key()).isEqualTo(Expected.REMARKS.get(demo.key()));
        }
    }

    @Test
    @Order(6)
    void theLastMinuteOfTheDeadlineIsInTimeAndTheNextSecondIsNot() {
        declined = round.complete("alta", "finnmark", 300_000);
        lapsing = round.complete("alta", "finnmark", 200_000);
        late = round.complete("alta", "finnmark", 100_000);
        setClock("2025-03-01T23:59:00+01:00");
        six.values().forEach(application -> application.submit().ok());
        declined.submit().ok();
        lapsing.submit().ok();

        setClock("2025-03-02T00:00:00+01:00");
        late.submit().refused(422, "DEADLINE_PASSED");

        assertThat(six.get("samhandlingsrommet").read().get("requestedAmount").intValue())
                .isEqualTo(2_200_000);
        assertThat(six.get("samhandlingsrommet").read().get("totalCost").intValue())
                .isEqualTo(2_485_000);
        assertThat(six.get("helgelandssykepleier").read().get("requestedAmount").intValue())
                .isEqualTo(10_000_000);
    }

    @Test
    @Order(7)
    void onlyTheSecretariatOfTheAreaScreens() {
        setClock("2025-03-05T09:00:00+01:00");
        var senja = six.get("samhandlingsrommet");
        secretariat("helgeland")
                .post(senja.path() + "/screening", "{\"outcome\": \"ELIGIBLE\", \"reason\": \"Fin\"}")
                .refused(404, "NOT_FOUND");

        for (var application : ranked().toList()) {
            application.screen("ELIGIBLE").ok();
            assertThat(application.status()).isEqualTo("ELIGIBLE");
        }
    }

    @Test
    @Order(8)
    void anAdoptedListIsFrozenAndForwards() {
        setClock("2025-03-26T12:00:00+01:00");
        var badlyNumbered = Round.entries(List.of(six.get("innsatsteam")), 2);
        round.propose("helgeland", badlyNumbered).refused(422, "RANKING_INVALID");

        round.adoptRankings(inOrderOfRank());

        round.propose("helgeland", Round.entries(List.of(six.get("innsatsteam")), 1))
                .refused(409, "ILLEGAL_STATE");
        ranked().forEach(application -> assertThat(application.status()).isEqualTo("FORWARDED"));
    }

    @Test
    @Order(9)
    void theSimulationProposesWhatTheRulesAllowAndSaysWhy() {
        setClock("2025-06-12T10:00:00+02:00");
        allocation = round.openAllocation(round.fundId(), 8);
        var request = "{\"ceiling\": 90000000, \"strategy\": \"RANK_ORDER\"}";
        var simulation = chair().post(allocation + "/simulations", request).ok();

        six.forEach((key, application) -> {
            var proposal = proposal(simulation, application);
            assertThat(proposal.get("amount").intValue()).as(key).isEqualTo(Expected.ENTITLED.get(key));
            if (Expected.ENTITLED.get(key)
                    != application.read().get("requestedAmount").intValue()) {
                assertThat(proposal.at("/steps/0/why").asText()).as(key).isNotEmpty();
            }
        });
        assertThat(chair().post(allocation + "/simulations", request).ok().get("inputHash"))
                .isEqualTo(simulation.get("inputHash"));
    }

    @Test
    @Order(10)
    void theCommitteeCanNeitherGiveWhatIsNotThereNorBreakTheRules() {
        var poor = round.openAllocation(Round.openFund("Nesten tom pott", 1_000_000, 2025), 8);
        decide(poor, decisions(Map.of())).ok();
        assertThat(adopt(poor, UNCONFLICTED)
                        .refused(422, "FUND_EXHAUSTED")
                        .get("remaining")
                        .intValue())
                .isEqualTo(1_000_000);

        var pilot = six.get("observasjonspost");
        decide(allocation, decisions(Map.of(pilot.id(), "{\"2025\": 1200000, \"2026\": 2400000}")))
                .ok();
        assertThat(adopt(allocation, UNCONFLICTED).refused(422, "RULE_BROKEN").toString())
                .contains(pilot.id());

        decide(allocation, decisions(Map.of(six.get("helgelandssykepleier").id(), Expected.FIVE_YEARS)))
                .ok();
        adopt(allocation, "committee.1", "committee.2", "committee.3", "committee.4")
                .refused(422, "NO_QUORUM");

        user("committee.5")
                .post(
                        six.get("helgelandssykepleier").path() + "/impartiality",
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
        adopt(allocation, UNCONFLICTED).ok();

        round.awards(8)
                .forEach((application, award) ->
                        awards.put(application, "/awards/" + award.get("id").textValue()));
        assertThat(round.balance(2029, "reserved")).isEqualTo(2_000_000);
        assertThat(round.balance(2029, "available")).isEqualTo(88_000_000);
        await().atMost(Round.SOON).untilAsserted(() -> {
            assertThat(six.get("helgelandssykepleier").status()).isEqualTo("AWARDED");
            assertThat(six.get("observasjonspost").status()).isEqualTo("PARTLY_AWARDED");
        });
    }

    @Test
    @Order(12)
    void theLetterIsAPdfThatTheRecipientReads() {
        var letter = six.get("innsatsteam").lead().get(awardOf("innsatsteam") + "/letter");
        assertThat(letter.status()).isEqualTo(200);
        assertThat(letter.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(new String(letter.bytes(), StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
    }

    @Test
    @Order(13)
    void anOfferIsAcceptedDeclinedOrLapses() {
        setClock("2025-06-20T10:00:00+02:00");
        user("applicant.vefsn").post(awardOf("innsatsteam") + "/accept").refused(403, "FORBIDDEN");
        six.forEach((key, application) ->
                application.lead().post(awardOf(key) + "/accept").ok());
        declined.lead()
                .post(awards.get(declined.id()) + "/decline", "{\"reason\": \"Har fått penger et annet sted\"}")
                .ok();
        declined.lead().post(awards.get(declined.id()) + "/accept").refused(409, "ILLEGAL_STATE");

        setClock("2025-07-04T00:00:00+02:00"); // 21 days after the decision are over
        await().atMost(Round.SOON).untilAsserted(() -> {
            assertThat(manager()
                            .get(awards.get(lapsing.id()))
                            .ok()
                            .get("status")
                            .textValue())
                    .isEqualTo("LAPSED");
            assertThat(lapsing.status()).isEqualTo("LAPSED");
            assertThat(declined.status()).isEqualTo("DECLINED");
            assertThat(six.get("rehabilitering").status()).isEqualTo("ACCEPTED");
        });
        lapsing.lead().post(awards.get(lapsing.id()) + "/accept").refused(409, "ILLEGAL_STATE");
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
    @Order(14)
    void theInstalmentsOfAnAwardAddUpToTheOre() {
        for (var path : awards.values()) {
            var award = manager().get(path).ok();
            var instalments = award.get("instalments")
                    .valueStream()
                    .mapToLong(each -> Journal.ore(each.get("amount")))
                    .sum();
            assertThat(instalments).isEqualTo(award.get("instalments").isEmpty() ? 0 : Journal.ore(award.get("total")));
        }
    }

    @Test
    @Order(15)
    void oneApprovesAndAnotherPays() {
        var award = awardOf("innsatsteam");
        controller().post(award + "/instalments/1/disburse").refused(409, "ILLEGAL_STATE");
        manager().post(award + "/instalments/1/approve").ok();
        manager().post(award + "/instalments/1/disburse").refused(403, "FORBIDDEN");
        controller().post(award + "/instalments/1/disburse").ok();

        var disbursed =
                manager().get("/funds/" + round.fundId() + "/years/2025").ok().get("disbursed");
        assertThat(disbursed.decimalValue()).isEqualByComparingTo("582187.50"); // half of 1,164,375
    }

    @Test
    @Order(16)
    void whoeverHasBothRolesStillCannotPayWhatHeApproved() {
        assumeTrue(Platform.running().isOurs());
        var both = Token.of("rhf.manager", "883658752", Duration.ofHours(1), "FUND_MANAGER", "FUND_CONTROLLER");
        var award = awardOf("helgelandssykepleier");
        manager().post(award + "/instalments/1/approve").ok();

        User.send(User.anonymous(award + "/instalments/1/disburse")
                        .header("Authorization", "Bearer " + both)
                        .header("Content-Type", "application/json")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")))
                .refused(403, "FOUR_EYES");
    }

    @Test
    @Order(17)
    void theNextInstalmentWaitsForTheReport() {
        setClock("2025-10-03T09:00:00+02:00");
        var award = awardOf("innsatsteam");
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
        var lead = six.get("innsatsteam").lead();
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
    @Order(18)
    void theProofHoldsAndAnybodyCanRecomputeIt() {
        var journal = Journal.read(user("auditor"), round.fundId());
        var proof = user("auditor").get("/funds/" + round.fundId() + "/proof").ok();

        assertThat(proof.get("holds").booleanValue()).isTrue();
        assertThat(proof.get("hashHead").textValue()).isEqualTo(journal.requireAnUnbrokenChain());
        var balances = journal.balances();
        for (var year : proof.get("years")) {
            for (var bucket : List.of("available", "reserved", "committed", "disbursed")) {
                var account = year.get("year").asText() + " " + bucket.toUpperCase(java.util.Locale.ROOT);
                assertThat(Journal.ore(year.get(bucket))).as(account).isEqualTo(balances.getOrDefault(account, 0L));
            }
            var sum = Stream.of("available", "earmarked", "reserved", "committed", "disbursed", "carriedOut")
                    .mapToLong(bucket -> Journal.ore(year.get(bucket)))
                    .sum();
            assertThat(sum).isEqualTo(Journal.ore(year.get("appropriated"))).isEqualTo(9_000_000_000L);
        }
    }

    @Test
    @Order(19)
    void theSecretariatWasToldAllOfIt() {
        var told = secretariat("helgeland")
                .get("/notifications?limit=200")
                .items()
                .filter(notification -> notification.toString().contains("innsats")
                        || notification.toString().contains("Innsats")
                        || notification
                                .toString()
                                .contains(six.get("observasjonspost").number()))
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

    private Stream<Application> ranked() {
        return Stream.concat(six.values().stream(), Stream.of(declined, lapsing));
    }

    private Application[] inOrderOfRank() {
        return Stream.concat(
                        Stream.of(
                                        "helgelandssykepleier",
                                        "innsatsteam",
                                        "fremtidens-pasientforlop",
                                        "observasjonspost",
                                        "rehabilitering",
                                        "samhandlingsrommet")
                                .map(six::get),
                        Stream.of(declined, lapsing))
                .toArray(Application[]::new);
    }

    private String awardOf(String key) {
        return awards.get(six.get(key).id());
    }

    private Map<String, String> simulated(String path) {
        return chair().post(path + "/simulations", "{\"ceiling\": 90000000, \"strategy\": \"RANK_ORDER\"}")
                .ok()
                .get("proposals")
                .valueStream()
                .collect(Collectors.toMap(
                        p -> p.get("applicationId").textValue(),
                        p -> p.get("byYear").toString()));
    }

    /** What the simulation on the rich fund proposes, but for the given amounts. */
    private String[] decisions(Map<String, String> other) {
        var amounts = new LinkedHashMap<>(simulated(allocation));
        amounts.putAll(other);
        return amounts.entrySet().stream()
                .map(each -> award(each.getKey(), each.getValue()))
                .toArray(String[]::new);
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
