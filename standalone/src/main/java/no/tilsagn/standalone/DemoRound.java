package no.tilsagn.standalone;

import static no.tilsagn.standalone.DemoTelling.kroner;
import static no.tilsagn.standalone.DemoTelling.sumInKroner;
import static no.tilsagn.standalone.DemoTelling.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Plays the round of 2025 through the public API, from the call to the first report, and tells what happens. */
final class DemoRound {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonNode NOTHING = JSON.objectNode();
    private static final String MANAGER = "rhf.manager";
    private static final String CONTROLLER = "rhf.controller";
    private static final String CHAIR = "committee.1";

    private final DemoClient api;
    private final DemoFiles files;
    private final DemoTelling telling;
    private final JsonNode round;
    private DemoApplications applications;

    DemoRound(DemoClient api, DemoFiles files, DemoTelling telling) {
        this.api = api;
        this.files = files;
        this.telling = telling;
        this.round = files.read("round.json");
    }

    /** Arguments: address of the gateway; where they are not those of this machine, also issuer of the tokens and folder. */
    public static void main(String[] arguments) {
        var issuer = arguments.length > 1 ? arguments[1] : "http://localhost:8090/tilsagn";
        var folder = Path.of(arguments.length > 2 ? arguments[2] : "demo/round-2025");
        try {
            new DemoRound(
                            new DemoClient(arguments[0], issuer),
                            new DemoFiles(folder),
                            new DemoTelling(utf8(System.out)))
                    .play();
        } catch (CannotRun reason) {
            utf8(System.err).println(reason.getMessage());
            System.exit(1);
        }
    }

    /** Norwegian needs its letters, whatever the machine's locale is. */
    private static PrintStream utf8(PrintStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** Plays the round once; a second time it says that there is nothing to do.
     *
     * @throws CannotRun when an earlier play was broken off, or the platform refuses a step
     */
    void play() {
        var call = files.read("call.json");
        if (isBegun(text(call, "title"))) {
            requireComplete();
            telling.say("Demorunden er allerede lastet; «./run --fresh --demo» begynner på nytt.");
            return;
        }

        chapter("Januar: penger og utlysning", "2025-01-10T09:00:00+01:00");
        var fundId = openFund();
        var callId = publish(call);
        applications = new DemoApplications(api, telling, files, callId);

        chapter("Februar: kommuner og sykehus søker sammen", "2025-02-28T09:00:00+01:00");
        applications.write();
        chapter("Lørdag 1. mars klokka 23.59, et minutt før fristen", "2025-03-01T23:59:00+01:00");
        applications.submit();

        chapter("Mars: sekretariatene sjekker, utvalgene prioriterer", "2025-03-26T12:00:00+01:00");
        applications.screen(text(round, "screeningReason"));
        round.get("rankingLists").forEach(applications::rank);

        chapter("Juni: tildelingsutvalget bestemmer", "2025-06-12T10:00:00+02:00");
        allocate(callId, fundId);

        chapter("Sommeren: tilsagnene blir tatt imot, og første rate betalt", "2025-06-20T10:00:00+02:00");
        var awards = accept(callId);
        awards.values().forEach(award -> pay(award, 1));

        chapter("Oktober: den første rapporten", "2025-10-03T09:00:00+02:00");
        report(awards);
        tellWhatIsProven(fundId);
    }

    private void chapter(String title, String instant) {
        telling.chapter(title);
        api.setClock(instant);
    }

    private boolean isBegun(String title) {
        return api.get(MANAGER, "/calls?limit=200")
                .get("items")
                .valueStream()
                .anyMatch(call -> text(call, "title").equals(title));
    }

    /** The round ends with a report that is approved, and the payment that it opens. */
    private void requireComplete() {
        var paidTwice = api.get(MANAGER, "/awards?limit=200")
                .get("items")
                .valueStream()
                .anyMatch(award -> award.get("instalments").size() > 1
                        && text(instalment(award, 2), "status").equals("DISBURSED"));
        if (!paidTwice) {
            throw new CannotRun("Demorunden ble avbrutt underveis; «./run --fresh --demo» begynner på nytt.");
        }
    }

    private String openFund() {
        var file = files.read("fund.json");
        var fund = api.post(MANAGER, "/funds", file.get("fund"));
        for (var appropriation : file.get("appropriations")) {
            api.post(MANAGER, "/funds/" + text(fund, "id") + "/appropriations", appropriation);
            telling.say(
                    "%s får %s for %s.",
                    text(fund, "name"), kroner(appropriation.get("amount")), appropriation.get("year"));
        }
        return text(fund, "id");
    }

    private String publish(JsonNode call) {
        var id = text(api.post(MANAGER, "/calls", call), "id");
        api.post(MANAGER, "/calls/" + id + "/publish", NOTHING);
        telling.say("Utlysningen «%s» er publisert; fristen er 1. mars.", text(call, "title"));
        return id;
    }

    private void allocate(String callId, String fundId) {
        declareConflict();
        var settings = round.get("allocation");
        var opening = JSON.objectNode()
                .put("callId", callId)
                .put("fundId", fundId)
                .put("year", settings.get("year").intValue())
                .put("body", text(settings, "body"));
        var path = "/allocations/" + text(api.postSoon(CHAIR, "/allocations", opening), "id");
        api.getUntil(
                CHAIR,
                path,
                seen -> seen.get("candidates").size() == applications.all().size());
        var question = JSON.objectNode().put("strategy", "RANK_ORDER").set("ceiling", settings.get("ceiling"));
        var simulation = api.post(CHAIR, path + "/simulations", question);
        api.put(CHAIR, path + "/decisions", JSON.objectNode().set("items", decisions(simulation)));
        api.post(CHAIR, path + "/adopt", round.get("adoption"));
        telling.say("Vedtatt i sak %s.", text(round.get("adoption"), "caseNumber"));
    }

    private void declareConflict() {
        var conflict = round.get("conflict");
        var key = text(conflict, "application");
        var declaration = JSON.objectNode().put("conflicted", true).put("reason", text(conflict, "reason"));
        var path = "/applications/" + text(applications.get(key), "id") + "/impartiality";
        api.post(text(conflict, "member"), path, declaration);
        telling.say("%s er inhabil og går ut: %s", text(conflict, "member"), text(conflict, "reason"));
    }

    /** What the sources state, and for all others what the simulation proposes. */
    private ArrayNode decisions(JsonNode simulation) {
        var proposals = simulation
                .get("proposals")
                .valueStream()
                .collect(Collectors.toMap(proposal -> text(proposal, "applicationId"), Function.identity()));
        var items = JSON.arrayNode();
        applications.all().forEach((key, application) -> {
            var proposal = proposals.get(text(application, "id"));
            var stated = round.get("decisions").path(key);
            var byYear = stated.isMissingNode() ? proposal.get("byYear") : stated.get("amountByYear");
            var why = why(proposal);
            items.add(decision(application, byYear, why));
            telling.say(
                    "%s får %s av %s. %s",
                    applications.name(key), sumInKroner(byYear), kroner(application.get("requestedAmount")), why);
        });
        return items;
    }

    private static ObjectNode decision(JsonNode application, JsonNode byYear, String why) {
        return JSON.objectNode()
                .put("applicationId", text(application, "id"))
                .put("outcome", "AWARD")
                .put("reason", why.isEmpty() ? null : why)
                .set("amountByYear", byYear);
    }

    /** Why it is less than what was applied for; empty when it isn't. */
    private static String why(JsonNode proposal) {
        return proposal.get("steps")
                .valueStream()
                .map(step -> text(step, "why"))
                .collect(Collectors.joining(" "));
    }

    /** The awards by the key of their application. */
    private Map<String, JsonNode> accept(String callId) {
        var offers = api.getUntil(
                        MANAGER,
                        "/awards?limit=200&callId=" + callId,
                        seen -> seen.get("items").size() == applications.all().size())
                .get("items")
                .valueStream()
                .collect(Collectors.toMap(award -> text(award, "applicationId"), Function.identity()));
        var awards = new LinkedHashMap<String, JsonNode>();
        applications.all().forEach((key, application) -> {
            var award = offers.get(text(application, "id"));
            var path = "/awards/" + text(award, "id");
            var letter = api.download(applications.lead(key), path + "/letter");
            api.post(applications.lead(key), path + "/accept", NOTHING);
            awards.put(key, award);
            telling.say(
                    "%s: tilskuddsbrev %s (PDF, %d kB) er lest og tatt imot.",
                    applications.name(key), text(award, "number"), letter / 1024);
        });
        return awards;
    }

    private void pay(JsonNode award, int no) {
        var path = "/awards/" + text(award, "id");
        var released = api.getUntil(
                MANAGER, path, seen -> text(instalment(seen, no), "status").equals("RELEASED"));
        api.post(MANAGER, path + "/instalments/" + no + "/approve", NOTHING);
        api.post(CONTROLLER, path + "/instalments/" + no + "/disburse", NOTHING);
        telling.say(
                "%s: rate %d på %s er godkjent av én og betalt av en annen.",
                text(award, "number"), no, kroner(instalment(released, no).get("amount")));
    }

    private static JsonNode instalment(JsonNode award, int no) {
        return award.get("instalments").get(no - 1);
    }

    private void report(Map<String, JsonNode> awards) {
        var first = round.get("firstReport");
        var key = text(first, "application");
        var project = projectOf(awards.get(key));
        var duty = project.get("duties")
                .valueStream()
                .filter(each -> text(each, "kind").equals(text(first, "kind")))
                .findFirst()
                .orElseThrow();
        var path = "/duties/" + text(duty, "id") + "/report";
        api.put(applications.lead(key), path, first.get("report"));
        api.post(applications.lead(key), path + "/submit", NOTHING);
        telling.say("%s rapporterer: %s", applications.name(key), text(first.get("report"), "summary"));
        var review = JSON.objectNode().put("outcome", "APPROVE").put("comment", text(first, "reviewComment"));
        api.post(applications.secretariat(key), path + "/review", review);
        telling.say("Sekretariatet godkjenner rapporten, og det åpner for neste rate.");
        pay(awards.get(key), 2);
    }

    private JsonNode projectOf(JsonNode award) {
        var projects = api.getUntil(
                MANAGER,
                "/projects?limit=200",
                seen -> seen.findValuesAsText("awardId").contains(text(award, "id")));
        return projects.get("items")
                .valueStream()
                .filter(project -> text(project, "awardId").equals(text(award, "id")))
                .map(project -> api.get(MANAGER, "/projects/" + text(project, "id")))
                .findFirst()
                .orElseThrow();
    }

    private void tellWhatIsProven(String fundId) {
        telling.chapter("Beviset: hver krone er på ett sted");
        var proof = api.get(MANAGER, "/funds/" + fundId + "/proof");
        telling.say("%s", text(proof, "equation"));
        for (var year : proof.get("years")) {
            telling.say(
                    "%s: bevilget %s = ledig %s + reservert %s + bundet %s + utbetalt %s",
                    year.get("year"),
                    kroner(year.get("appropriated")),
                    kroner(year.get("available")),
                    kroner(year.get("reserved")),
                    kroner(year.get("committed")),
                    kroner(year.get("disbursed")));
        }
        telling.say("%s posteringer, siste kjedelenke %s", proof.get("entries"), text(proof, "hashHead"));
        telling.chapter("Dette har sekretariatet på Helgeland fått vite");
        for (var notification :
                api.get("secretariat.helgeland", "/notifications?limit=200").get("items")) {
            telling.say("%s  %s", text(notification, "occurredAt").substring(0, 10), text(notification, "title"));
        }
    }
}
