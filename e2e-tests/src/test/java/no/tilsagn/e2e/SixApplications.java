package no.tilsagn.e2e;

import static no.tilsagn.e2e.Round.award;
import static no.tilsagn.e2e.User.chair;
import static no.tilsagn.e2e.User.setClock;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The round of 2025: the six applications of the demo, and two from Finnmark whose offers nobody takes. */
final class SixApplications {
    /** More than half of the committee, without the one who is conflicted. */
    static final String[] UNCONFLICTED = {"committee.1", "committee.2", "committee.3", "committee.4", "committee.6"};

    private static final String[] IN_ORDER_OF_RANK = {
        "helgelandssykepleier",
        "innsatsteam",
        "fremtidens-pasientforlop",
        "observasjonspost",
        "rehabilitering",
        "samhandlingsrommet"
    };

    private final Map<String, Application> six = new LinkedHashMap<>();
    private final Map<String, String> awards = new LinkedHashMap<>();
    final Round round;
    Application declined;
    Application lapsing;

    private SixApplications(Round round) {
        this.round = round;
    }

    /** It is January: the fund has 90 million a year, and the call is published. */
    static SixApplications announced() {
        setClock("2025-01-10T09:00:00+01:00");
        return new SixApplications(new Round(
                Round.publishCall(DemoApplication.text("call.json")),
                Round.openFund("Søknadsbasert pott", 90_000_000, 2025, 2026, 2027, 2028, 2029)));
    }

    /** It is June: the committee has offered each what the rules allow. */
    static SixApplications offered() {
        var applications = announced();
        setClock("2025-02-28T09:00:00+01:00");
        for (var demo : DemoApplication.all()) {
            applications.draftAsInTheSource(demo);
            applications.add(demo);
            applications.confirm(demo);
        }
        applications.submitInTheLastMinute();
        applications.round.rank(applications.inOrderOfRank());
        var allocation = applications.round.openAllocation(8);
        Round.decide(allocation, applications.decisions(allocation, Map.of())).ok();
        Round.adopt(allocation, UNCONFLICTED).ok();
        applications.receiveAwards();
        return applications;
    }

    Application draftAsInTheSource(DemoApplication demo) {
        var application = Application.draft(demo.lead(), round.callId(), demo.title());
        application
                .lead()
                .patch(application.path(), demo.asInTheSource().toString())
                .ok();
        six.put(demo.key(), application);
        return application;
    }

    void add(DemoApplication demo) {
        var application = get(demo.key());
        demo.additions()
                .forEach(patch -> application
                        .lead()
                        .patch(application.path(), patch.toString())
                        .ok());
    }

    void confirm(DemoApplication demo) {
        var path = get(demo.key()).path() + "/confirmations";
        demo.confirmedBy().forEach(party -> party.post(path).ok());
    }

    void submitInTheLastMinute() {
        declined = round.complete("alta", "finnmark", 300_000);
        lapsing = round.complete("alta", "finnmark", 200_000);
        setClock("2025-03-01T23:59:00+01:00");
        all().forEach(application -> application.submit().ok());
    }

    Application[] inOrderOfRank() {
        return Stream.concat(Stream.of(IN_ORDER_OF_RANK).map(six::get), Stream.of(declined, lapsing))
                .toArray(Application[]::new);
    }

    static JsonNode simulate(String allocation) {
        return chair().post(allocation + "/simulations", "{\"ceiling\": 90000000, \"strategy\": \"RANK_ORDER\"}")
                .ok();
    }

    /** What the simulation proposes, but for the given amounts by year. */
    String[] decisions(String allocation, Map<String, String> other) {
        Map<String, String> amounts = simulate(allocation)
                .get("proposals")
                .valueStream()
                .collect(Collectors.toMap(
                        proposal -> proposal.get("applicationId").textValue(),
                        proposal -> proposal.get("byYear").toString()));
        amounts.putAll(other);
        return amounts.entrySet().stream()
                .map(each -> award(each.getKey(), each.getValue()))
                .toArray(String[]::new);
    }

    void receiveAwards() {
        round.awards(8)
                .forEach((application, award) ->
                        awards.put(application, "/awards/" + award.get("id").textValue()));
    }

    Map<String, Application> six() {
        return six;
    }

    Application get(String key) {
        return six.get(key);
    }

    /** Also those from Finnmark. */
    Stream<Application> all() {
        return Stream.concat(six.values().stream(), Stream.of(declined, lapsing));
    }

    Iterable<String> awards() {
        return awards.values();
    }

    String awardOf(String key) {
        return awardOf(get(key));
    }

    String awardOf(Application application) {
        return awards.get(application.id());
    }
}
