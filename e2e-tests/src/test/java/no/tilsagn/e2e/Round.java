package no.tilsagn.e2e;

import static java.util.stream.Collectors.groupingBy;
import static no.tilsagn.e2e.User.chair;
import static no.tilsagn.e2e.User.manager;
import static no.tilsagn.e2e.User.secretariat;
import static no.tilsagn.e2e.User.setClock;
import static no.tilsagn.e2e.User.ssu;
import static no.tilsagn.e2e.User.user;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A round of a test's own in the year 2025: one call, one fund, and applications taken as far as the test needs them. */
record Round(String callId, String fundId) {
    static final Duration SOON = Duration.ofSeconds(20);
    static final String FEBRUARY = "2025-02-10T09:00:00+01:00";
    static final String MARCH = "2025-03-05T09:00:00+01:00";
    static final String JUNE = "2025-06-12T10:00:00+02:00";

    /** It is February: the call is open, and the fund has this much for 2025 and for 2026. */
    static Round open(String title, long kroner) {
        setClock(FEBRUARY);
        return new Round(publishCall(call(title)), openFund("Pott for " + title, kroner, 2025, 2026));
    }

    static String call(String title) {
        return """
                {"title": "%s", "scheme": "Rekrutterings- og samhandlingstilskudd",
                 "opensAt": "2025-01-15T08:00:00", "localDeadline": "2025-03-01T23:59:59", "regionalDeadline": "2025-04-01T23:59:59",
                 "expectedDecisionOn": "2025-06-15", "oneTier": false, "appealable": false,
                 "rules": {"digitalSharePercent": 15, "digitalCap": 5000000, "preProjectMaxMonths": 12, "maxMonths": 60, "minOwnSharePercent": 0},
                 "priorityAreas": [], "criteria": [],
                 "reportingPlan": [{"kind": "PROGRESS", "everyMonths": 6}, {"kind": "FINAL", "monthsAfterEnd": 1}],
                 "payment": {"instalmentsPerYear": 2, "gatedBy": ["PROGRESS"], "holdBackPercent": 0}, "acceptWithinDays": 21}""".formatted(title);
    }

    static String publishCall(String call) {
        var id = manager().post("/calls", call).ok().get("id").textValue();
        manager().post("/calls/" + id + "/publish").ok();
        return id;
    }

    static String openFund(String name, long kroner, int... years) {
        var id = manager().post("/funds", """
                {"name": "%s", "kind": "REGIONAL", "healthCommunity": null}""".formatted(name)).ok().get("id").textValue();
        for (var year : years) {
            manager()
                    .post("/funds/" + id + "/appropriations", """
                    {"year": %d, "amount": %d, "reference": "Budsjett %d"}""".formatted(year, kroner, year))
                    .ok();
        }
        return id;
    }

    /** A draft that lacks nothing: a municipality leads, a health trust has confirmed. */
    Application complete(String municipality, String trust, long kroner) {
        var application = Application.draft(user("applicant." + municipality), callId, "Prosjekt i " + municipality);
        application
                .lead()
                .patch(application.path(), form(municipality, trust, kroner))
                .ok();
        user("trust." + trust).post(application.path() + "/confirmations").ok();
        return application;
    }

    /** All that the form asks for; the project lasts from September 2025 to August 2026. */
    static String form(String municipality, String trust, long kroner) {
        return """
                {"projectType": "PROJECT", "digital": false,
                 "parties": [{"organisationId": "%s", "role": "LEAD"}, {"organisationId": "%s", "role": "PARTY"}],
                 "agreement": {"signedOn": "2025-02-01", "evidence": "SIGNED", "note": null},
                 "startsOn": "2025-09-01", "endsOn": "2026-08-31",
                 "sections": {"description": "Felles team", "expectedBenefits": "Tryggere overganger", "purposeFit": "Samhandling",
                   "useOfFunds": "Lønn", "municipalContribution": "Lokaler", "healthTrustContribution": "Veiledning",
                   "financingPlan": "Tilskudd", "involvement": "Brukerråd",
                   "patientResponsibility": {"relevant": false, "text": null}, "digitalPath": {"relevant": false, "text": null}},
                 "budget": {"lines": [
                   {"side": "INCOME", "type": "GRANT_REQUESTED", "label": "Tilskudd", "year": 2025, "amount": %d, "certainty": "EXACT"},
                   {"side": "EXPENSE", "type": "POSITIONS", "label": "Lønn", "year": 2025, "amount": %d, "certainty": "EXACT"}]}}""".formatted(
                        user("applicant." + municipality).organisationId(),
                        user("trust." + trust).organisationId(),
                        kroner,
                        kroner);
    }

    Application submitted(String municipality, String trust, long kroner) {
        var application = complete(municipality, trust, kroner);
        application.submit().ok();
        return application;
    }

    /** It is March: the secretariats find all eligible, and each health community adopts its list in the given order. */
    void rank(Application... applications) {
        setClock(MARCH);
        for (var application : applications) {
            application.screen("ELIGIBLE").ok();
        }
        adoptRankings(applications);
    }

    /** Each health community adopts its list in the given order. */
    void adoptRankings(Application... applications) {
        Stream.of(applications)
                .collect(groupingBy(Application::healthCommunity, LinkedHashMap::new, Collectors.toList()))
                .forEach(this::adoptRanking);
    }

    private void adoptRanking(String community, List<Application> inOrder) {
        propose(community, entries(inOrder, 1)).ok();
        ssu(community).post(rankingList(community) + "/adopt", """
                {"meetingOn": "2025-03-05", "caseNumber": "11/2025", "extraordinary": true, "present": 8, "members": 10}""").ok();
    }

    String rankingList(String community) {
        return "/calls/" + callId + "/ranking-lists/" + community;
    }

    Answer propose(String community, String entries) {
        return secretariat(community).put(rankingList(community), entries);
    }

    static String entries(List<Application> inOrder, int firstRank) {
        return IntStream.range(0, inOrder.size())
                .mapToObj(i -> """
                        {"applicationId": "%s", "rank": %d, "recommendation": "FORWARD", "recommendedAmount": null, "reason": "Godt samarbeid"}""".formatted(inOrder.get(i).id(), firstRank + i))
                .collect(Collectors.joining(", ", "{\"entries\": [", "]}"));
    }

    /** It is June: the committee's allocation of this fund is open, and all ranked applications are candidates. */
    String openAllocation(int candidates) {
        setClock(JUNE);
        return openAllocation(fundId, candidates);
    }

    /** The same on another fund. */
    String openAllocation(String fund, int candidates) {
        var body = """
                {"callId": "%s", "fundId": "%s", "year": 2025, "body": "ALLOCATION_COMMITTEE"}""".formatted(callId, fund);
        // what applications-service has just said reaches budget-service a moment later
        var id = eventually(() -> chair().post("/allocations", body)).get("id").textValue();
        await().atMost(SOON)
                .until(() ->
                        chair().get("/allocations/" + id).ok().get("candidates").size() == candidates);
        return "/allocations/" + id;
    }

    /** Repeats a request until it is not refused any more. */
    static JsonNode eventually(Supplier<Answer> request) {
        return await().atMost(SOON)
                .until(request::get, answer -> answer.status() < 300)
                .ok();
    }

    static String award(String applicationId, String amountByYear) {
        return """
                {"applicationId": "%s", "outcome": "AWARD", "amountByYear": %s, "reason": "Som omsøkt", "departureReason": null, "conditions": []}""".formatted(applicationId, amountByYear);
    }

    static Answer decide(String allocation, String... items) {
        return chair().put(allocation + "/decisions", "{\"items\": [" + String.join(", ", items) + "]}");
    }

    static Answer adopt(String allocation, String... present) {
        var members = Stream.of(present).map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
        return chair().post(allocation + "/adopt", """
                {"meetingOn": "2025-06-12", "caseNumber": "3/2025", "present": [%s]}""".formatted(members));
    }

    static final String[] FIVE_OF_EIGHT = {"committee.1", "committee.2", "committee.3", "committee.4", "committee.5"};

    /** The committee gives all of them what they asked for in 2025. Awards by application id. */
    Map<String, JsonNode> offer(long kroner, Application... applications) {
        var allocation = openAllocation(applications.length);
        var items = Stream.of(applications)
                .map(application -> award(application.id(), "{\"2025\": " + kroner + "}"))
                .toArray(String[]::new);
        decide(allocation, items).ok();
        adopt(allocation, FIVE_OF_EIGHT).ok();
        return awards(applications.length);
    }

    /** Those of this call, by application id. */
    Map<String, JsonNode> awards(int expected) {
        return await().atMost(SOON)
                .until(
                        () -> manager()
                                .get("/awards?limit=200&callId=" + callId)
                                .items()
                                .collect(Collectors.toMap(
                                        award -> award.get("applicationId").textValue(), award -> award)),
                        awards -> awards.size() == expected);
    }

    /** In kroner, where such a bucket of the fund's year has whole ones. */
    long balance(int year, String bucket) {
        return manager()
                .get("/funds/" + fundId + "/years/" + year)
                .ok()
                .get(bucket)
                .decimalValue()
                .longValueExact();
    }

    /** What an accepted award becomes. */
    static JsonNode project(String award) {
        return await().atMost(SOON)
                .until(
                        () -> manager()
                                .get("/projects?limit=200")
                                .items()
                                .filter(project ->
                                        award.endsWith(project.get("awardId").textValue()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
