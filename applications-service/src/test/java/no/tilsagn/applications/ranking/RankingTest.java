package no.tilsagn.applications.ranking;

import static no.tilsagn.applications.Round.MANAGER;
import static no.tilsagn.applications.Round.SECRETARIAT;
import static no.tilsagn.applications.Round.SENJA;
import static no.tilsagn.applications.Round.SERVICE;
import static no.tilsagn.applications.Round.SSU;
import static no.tilsagn.applications.Round.UNN;
import static no.tilsagn.applications.Round.completeDraft;
import static no.tilsagn.applications.Round.eligible;
import static no.tilsagn.applications.Round.openCall;
import static no.tilsagn.applications.Round.organisation;
import static no.tilsagn.applications.Round.passLocalDeadline;
import static no.tilsagn.applications.Round.publish;
import static no.tilsagn.applications.Round.submitted;
import static no.tilsagn.applications.Round.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import no.tilsagn.applications.Answer;
import no.tilsagn.applications.Api;
import no.tilsagn.applications.PublishedEvents;
import no.tilsagn.contracts.applications.ApplicationSubmitted;
import no.tilsagn.contracts.applications.RankingAdopted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final String MEETING = """
            {"meetingOn": "2025-03-07", "caseNumber": "7/2025", "extraordinary": true, "present": 8, "members": 10}""";

    private static final String RETURNED = """
            {"outcome": "RETURNED", "reason": "Budsjettet mangler"}""";
    private static final Api HELGELAND = SERVICE.as("trust.helgeland");
    private static final String WHILE_OPEN = "2025-02-01T10:00:00";

    private String call;
    private String first;
    private String second;

    @BeforeEach
    void twoEligibleApplications() {
        call = openCall();
        first = eligible(call);
        second = eligible(call);
        passLocalDeadline();
    }

    @Test
    void adoptionFreezesTheListForwardsTheApplicationsAndTellsTheOthers() {
        var proposed = propose(entries("FORWARD", "NOT_FORWARD")).expect(201);

        var adopted = SSU.post(list() + "/adopt", MEETING).expect(200);

        assertThat(proposed.text("/status")).isEqualTo("PROPOSED");
        assertThat(adopted.text("/status")).isEqualTo("ADOPTED");
        assertThat(adopted.text("/adoption/caseNumber")).isEqualTo("7/2025");
        assertThat(SENJA.get("/applications/" + first).text("/status")).isEqualTo("FORWARDED");
        assertThat(SENJA.get("/applications/" + second).text("/status")).isEqualTo("NOT_FORWARDED");
        var event = PublishedEvents.first(RankingAdopted.TYPE, call);
        assertThat(event.at("/entries/0/applicationId").asText()).isEqualTo(first);
        assertThat(event.at("/entries/0/recommendedAmountOre").asLong()).isEqualTo(200_000_050);
        assertThat(event.at("/entries/0/applicationVersion"))
                .isEqualTo(
                        PublishedEvents.first(ApplicationSubmitted.TYPE, first).at("/version"));
        assertThat(event.at("/entries/1/recommendation").asText()).isEqualTo("NOT_FORWARD");

        SECRETARIAT.put(list(), entries("BOTH", "BOTH"), "*").refused(409, "ILLEGAL_STATE");
        SSU.post(list() + "/adopt", MEETING).refused(409, "ILLEGAL_STATE");
    }

    @Test
    void theDatabaseItselfRefusesToChangeAnAdoptedList() throws SQLException {
        propose(entries("FORWARD", "BOTH")).expect(201);
        SSU.post(list() + "/adopt", MEETING).expect(200);
        var database = SERVICE.database();
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var update =
                        connection.prepareStatement("update ranking_list set entries = '[]' where call_id = ?::uuid")) {
            update.setString(1, call);
            assertThatThrownBy(update::executeUpdate).hasMessageContaining("frozen");
        }
    }

    @Test
    void changesOnlyTheVersionThatWasRead() {
        String version = propose(entries("FORWARD", "LOCAL")).expect(201).eTag();

        SECRETARIAT.put(list(), entries("BOTH", "LOCAL")).refused(428, "IF_MATCH_REQUIRED");
        SECRETARIAT.put(list(), entries("BOTH", "LOCAL"), version).expect(200);
        SECRETARIAT.put(list(), entries("BOTH", "LOCAL"), version).refused(412, "STALE_VERSION");
        SSU.send("POST", list() + "/adopt", MEETING, Map.of("If-Match", version))
                .refused(412, "STALE_VERSION");
    }

    @Test
    void twoWhoProposeAtOnceMakeOneList() throws Exception {
        Callable<Answer> proposal = () -> propose(entries("FORWARD", "LOCAL"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(List.of(proposal, proposal, proposal));
            assertThat(answers).extracting(answer -> answer.get().status()).containsExactlyInAnyOrder(201, 428, 428);
        }
    }

    @Test
    void twoWhoAdoptAtOnceAdoptOnce() throws Exception {
        propose(entries("FORWARD", "LOCAL")).expect(201);
        Callable<Answer> adoption = () -> SSU.post(list() + "/adopt", MEETING);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(List.of(adoption, adoption));
            assertThat(answers).extracting(answer -> answer.get().status()).containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void ranksAreUniqueAndDense() {
        propose(list(entry(first, 1, "FORWARD"), entry(second, 1, "FORWARD")))
                .refused(422, "RANKING_INVALID")
                .at("/entries/1/rank");
        propose(list(entry(first, 1, "FORWARD"), entry(second, 3, "FORWARD")))
                .refused(422, "RANKING_INVALID")
                .at("/entries/1/rank");
        propose(list(entry(first, 0, "FORWARD"))).refused(400, "INVALID_FIELDS").at("/entries/0/rank");
        propose(list(entry(first, 1, "FORWARD"), entry(first, 2, "FORWARD")))
                .refused(422, "RANKING_INVALID")
                .at("/entries/1/applicationId");
    }

    @Test
    void onlyEligibleApplicationsOfTheCallAreRanked() {
        SERVICE.setClock(WHILE_OPEN);
        String unscreened = submitted(call);
        String ofAnotherCall = eligible(openCall());
        propose(list(entry(unscreened, 1, "FORWARD"), entry(ofAnotherCall, 2, "FORWARD")))
                .refused(422, "RANKING_INVALID")
                .at("/entries/0/applicationId")
                .at("/entries/1/applicationId");
    }

    @Test
    void whatIsNotForwardedNeedsAReason() {
        propose("""
                {"entries": [{"applicationId": "%s", "rank": 1, "recommendation": "NOT_FORWARD", "reason": " "}]}""".formatted(first)).refused(422, "RANKING_INVALID").at("/entries/0/reason");
    }

    @Test
    void everyEligibleApplicationMustBeOnTheListThatIsAdopted() {
        propose(list(entry(first, 1, "FORWARD"))).expect(201);
        var refusal = SSU.post(list() + "/adopt", MEETING).refused(422, "RANKING_INCOMPLETE");
        assertThat(refusal.text("/applicationIds/0")).isEqualTo(second);
        assertThat(SENJA.get("/applications/" + first).text("/status")).isEqualTo("ELIGIBLE");
    }

    @Test
    void nothingIsAdoptedAsLongAsApplicationsComeIn() {
        propose(entries("FORWARD", "FORWARD")).expect(201);
        SERVICE.setClock("2025-03-01T23:59:59");
        SSU.post(list() + "/adopt", MEETING.replace("2025-03-07", "2025-03-01")).refused(422, "CALL_STILL_OPEN");
        SERVICE.setClock("2025-05-01T10:00:00");
        SSU.post(list() + "/adopt", MEETING).expect(200);
    }

    @Test
    void anEmptyListIsNotAdopted() {
        propose("{\"entries\": []}").expect(201);
        adopt(8, 10).refused(422, "RANKING_EMPTY");
    }

    @Test
    void everyApplicationIsScreenedBeforeTheListIsAdopted() {
        SERVICE.setClock(WHILE_OPEN);
        String third = submitted(call);
        propose(entries("FORWARD", "FORWARD")).expect(201);
        passLocalDeadline();
        assertThat(adopt(8, 10).refused(422, "RANKING_INCOMPLETE").text("/applicationIds/0"))
                .isEqualTo(third);

        SECRETARIAT.post("/applications/" + third + "/screening", RETURNED).expect(200);
        assertThat(adopt(8, 10).refused(422, "RANKING_INCOMPLETE").text("/applicationIds/0"))
                .isEqualTo(third);

        SERVICE.setClock("2025-04-02T00:00:00"); // nobody can hand it in again
        adopt(8, 10).expect(200);
    }

    @Test
    void whatWasReturnedCountsWhereItWasReturnedWhateverItsDraftSays() {
        String returned = returnedAndMovedTo("Helgelandssykehuset");
        propose(entries("FORWARD", "FORWARD")).expect(201);
        assertThat(adopt(8, 10).refused(422, "RANKING_INCOMPLETE").text("/applicationIds/0"))
                .isEqualTo(returned);

        String helgelands = eligibleInHelgeland();
        passLocalDeadline();
        adoptInHelgeland(helgelands).expect(200);
    }

    @Test
    void whereTheListIsAdoptedNothingIsHandedInAgain() {
        String returned = returnedAndMovedTo("Helgelandssykehuset");
        adoptInHelgeland(eligibleInHelgeland()).expect(200);
        HELGELAND.post("/applications/" + returned + "/confirmations").expect(200);

        SENJA.post("/applications/" + returned + "/submit").refused(422, "RANKING_ADOPTED");

        SENJA.patch("/applications/" + returned, parties("Nord-Norge")).expect(200);
        UNN.post("/applications/" + returned + "/confirmations").expect(200);
        SENJA.post("/applications/" + returned + "/submit").expect(200);
    }

    @Test
    void inOneTierWhatWasReturnedStandsInNobodysWay() {
        SERVICE.setClock(WHILE_OPEN);
        call = publish(terms().replace("\"regionalDeadline\": \"2025-04-01T23:59:59\"", "\"oneTier\": true"));
        String only = eligible(call);
        String returned = submitted(call);
        SECRETARIAT.post("/applications/" + returned + "/screening", RETURNED).expect(200);
        propose(list(entry(only, 1, "LOCAL"))).expect(201);
        passLocalDeadline();
        adopt(8, 10).expect(200);
    }

    @Test
    void anApplicationWithdrawnSinceStandsInTheWayOfAdoption() {
        propose(entries("FORWARD", "FORWARD")).expect(201);
        SENJA.post("/applications/" + second + "/withdraw").expect(200);
        SSU.post(list() + "/adopt", MEETING).refused(422, "RANKING_INVALID").at("/entries/1/applicationId");
    }

    @Test
    void halfOfTheMembersIsNoQuorum() {
        propose(entries("FORWARD", "FORWARD")).expect(201);
        adopt(5, 10).refused(422, "NO_QUORUM");
        adopt(11, 10).refused(422, "NO_QUORUM");
        adopt(6, 10).expect(200);
    }

    @Test
    void aDecisionIsRecordedAtMostAMonthBeforeItsMeeting() {
        propose(entries("FORWARD", "FORWARD")).expect(201);
        SSU.post(list() + "/adopt", MEETING.replace("2025-03-07", "2025-04-11")).refused(422, "MEETING_IN_FUTURE");
        SSU.post(list() + "/adopt", MEETING.replace("2025-03-07", "2025-04-10")).expect(200);
    }

    @Test
    void eachCommunityRanksForItself() {
        var others = SERVICE.as("secretariat.helgeland");
        others.put(list(), entries("FORWARD", "FORWARD")).refused(403, "OTHER_HEALTH_COMMUNITY");
        propose(entries("FORWARD", "FORWARD")).expect(201);
        SERVICE.as("ssu.helgeland").post(list() + "/adopt", MEETING).refused(403, "OTHER_HEALTH_COMMUNITY");
    }

    @Test
    void aProposalIsSeenByItsCommunityAndAnAdoptedListByThoseWhoDecide() {
        propose(entries("FORWARD", "FORWARD")).expect(201);
        SECRETARIAT.get(list()).expect(200);
        SSU.get(list()).expect(200);
        SERVICE.as("auditor").get(list()).expect(200);
        for (String decider : List.of("committee.1", "rhf.manager", "ssu.helgeland")) {
            SERVICE.as(decider).get(list()).refused(404, "NOT_FOUND");
        }
        SSU.post(list() + "/adopt", MEETING).expect(200);
        for (String decider : List.of("committee.1", "rhf.manager", "auditor")) {
            SERVICE.as(decider).get(list()).expect(200);
        }
        SERVICE.as("ssu.helgeland").get(list()).refused(404, "NOT_FOUND");
    }

    @Test
    void theAllocationCommitteeIsToldThePlaceButNotTheAssessmentOfWhatIsNotForwarded() {
        propose(entries("FORWARD", "LOCAL")).expect(201);
        SSU.post(list() + "/adopt", MEETING).expect(200);
        Answer shown = SERVICE.as("committee.2").get(list()).expect(200);
        assertThat(shown.text("/entries/0/recommendedAmount")).isNotNull();
        assertThat(shown.text("/entries/1/rank")).isEqualTo("2");
        assertThat(shown.text("/entries/1/recommendedAmount")).isNull();
        assertThat(shown.text("/entries/1/reason")).isNull();
        assertThat(MANAGER.get(list()).text("/entries/1/recommendedAmount")).isNotNull();
    }

    private String returnedAndMovedTo(String trust) {
        SERVICE.setClock(WHILE_OPEN);
        String id = submitted(call);
        SECRETARIAT.post("/applications/" + id + "/screening", RETURNED).expect(200);
        SENJA.patch("/applications/" + id, parties(trust)).expect(200);
        passLocalDeadline();
        return id;
    }

    private String eligibleInHelgeland() {
        SERVICE.setClock(WHILE_OPEN);
        String id = completeDraft(call);
        SENJA.patch("/applications/" + id, parties("Helgelandssykehuset")).expect(200);
        HELGELAND.post("/applications/" + id + "/confirmations").expect(200);
        SENJA.post("/applications/" + id + "/submit").expect(200);
        SERVICE.as("secretariat.helgeland")
                .post("/applications/" + id + "/screening", "{\"outcome\": \"ELIGIBLE\"}")
                .expect(200);
        passLocalDeadline();
        return id;
    }

    private Answer adoptInHelgeland(String application) {
        String list = "/calls/" + call + "/ranking-lists/helgeland";
        SERVICE.as("secretariat.helgeland")
                .put(list, list(entry(application, 1, "FORWARD")))
                .expect(201);
        return SERVICE.as("ssu.helgeland").post(list + "/adopt", MEETING);
    }

    private static String parties(String trust) {
        return """
                {"parties": [{"organisationId": "%s", "role": "LEAD"}, {"organisationId": "%s", "role": "PARTY"}]}""".formatted(organisation("5530"), organisation(trust));
    }

    private Answer propose(String entries) {
        return SECRETARIAT.put(list(), entries);
    }

    private Answer adopt(int present, int members) {
        return SSU.post(
                list() + "/adopt",
                MEETING.replace("\"present\": 8", "\"present\": " + present)
                        .replace("\"members\": 10", "\"members\": " + members));
    }

    private String list() {
        return "/calls/" + call + "/ranking-lists/troms-ofoten";
    }

    private String entries(String ofFirst, String ofSecond) {
        return list(entry(first, 1, ofFirst), entry(second, 2, ofSecond));
    }

    private static String list(String... entries) {
        return "{\"entries\": [" + String.join(",", entries) + "]}";
    }

    private static String entry(String application, int rank, String recommendation) {
        return """
                {"applicationId": "%s", "rank": %d, "recommendation": "%s", "recommendedAmount": 2000000.50,
                 "reason": "Godt forankret"}""".formatted(application, rank, recommendation);
    }
}
