package no.tilsagn.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Plays the round of 2025 through the public API, from the call to the first report, and tells what happens. */
final class DemoRound {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonNode NOTHING = JSON.objectNode();
    private static final String MANAGER = "rhf.manager";
    private static final String CONTROLLER = "rhf.controller";
    private static final String COMMITTEE_CHAIR = "committee.1";

    private final DemoClient api;
    private final DemoFiles files;
    private final PrintStream out;
    private final JsonNode round;
    private final Map<String, JsonNode> submitted = new LinkedHashMap<>();
    private final Map<String, String> applicants = new HashMap<>();
    private final Map<String, String> organisations = new HashMap<>();

    DemoRound(DemoClient api, DemoFiles files, PrintStream out) {
        this.api = api;
        this.files = files;
        this.out = out;
        this.round = files.read("round.json");
    }

    /** Arguments: address of the gateway; and where they are others than those of this machine, issuer of the tokens and folder. */
    public static void main(String[] arguments) {
        var issuer = arguments.length > 1 ? arguments[1] : "http://localhost:8090/tilsagn";
        var folder = Path.of(arguments.length > 2 ? arguments[2] : "demo/round-2025");
        var api = new DemoClient(arguments[0], issuer);
        try {
            new DemoRound(api, new DemoFiles(folder), System.out).play();
        } catch (CannotRun reason) {
            System.err.println(reason.getMessage());
            System.exit(1);
        }
    }

    /** @throws CannotRun when the round is already there, or the platform refuses a step */
    void play() {
        var call = files.read("call.json");
        refuseTheSecondTime(call.get("title").textValue());

        var fundId = openFund();
        var callId = publish(call);
        applyTogether(callId);
        screen();
        rank(callId);
        allocate(callId, fundId);
        var awards = accept(callId);
        awards.values().forEach(award -> pay(award, 1));
        report(awards.get(round.at("/firstReport/application").textValue()));
        tellWhatIsProven(fundId);
    }

    private void refuseTheSecondTime(String title) {
        var calls = api.get(MANAGER, "/calls?limit=200").get("items");
        if (calls.valueStream().anyMatch(call -> call.get("title").textValue().equals(title))) {
            throw new CannotRun("Demorunden er allerede lastet; «./run --fresh --demo» begynner på nytt.");
        }
    }

    private String openFund() {
        chapter("Januar: pengene", "2025-01-10T09:00:00+01:00");
        var file = files.read("fund.json");
        var fund = api.post(MANAGER, "/funds", file.get("fund"));
        var id = text(fund, "id");
        for (var appropriation : file.get("appropriations")) {
            api.post(MANAGER, "/funds/" + id + "/appropriations", appropriation);
            say(
                    "%s får %s for %s.",
                    text(fund, "name"), kroner(appropriation.get("amount")), appropriation.get("year"));
        }
        return id;
    }

    private String publish(JsonNode call) {
        var id = text(api.post(MANAGER, "/calls", call), "id");
        api.post(MANAGER, "/calls/" + id + "/publish", NOTHING);
        say("Utlysningen «%s» er publisert, med frist %s.", text(call, "title"), text(call, "localDeadline"));
        return id;
    }

    private void applyTogether(String callId) {
        chapter("Februar: kommuner og sykehus søker sammen", "2025-02-28T09:00:00+01:00");
        var applications = files.applications(this::organisation);
        for (var application : applications) {
            draft(callId, application);
        }
        clock("2025-03-01T23:59:00+01:00");
        say("Lørdag 1. mars klokka 23.59, rett før fristen:");
        for (var application : applications) {
            var path = "/applications/" + text(submitted.get(application.key()), "id");
            api.post(application.applicant(), path + "/submit", NOTHING);
            submitted.put(application.key(), api.get(application.applicant(), path));
            say("  %s er sendt.", name(application.key()));
        }
    }

    private String organisation(String name) {
        return organisations.computeIfAbsent(
                name,
                n -> api.get(MANAGER, "/organisations?q=" + URLEncoder.encode(n, UTF_8))
                        .get("items")
                        .valueStream()
                        .filter(o ->
                                text(o, "name").equals(n) && o.get("validTo").isNull())
                        .map(o -> text(o, "id"))
                        .findFirst()
                        .orElseThrow(() -> new CannotRun(n + " står ikke i registeret over organisasjoner.")));
    }

    private void draft(String callId, DemoFiles.Application application) {
        var user = application.applicant();
        var start = JSON.objectNode().put("callId", callId).put("title", application.title());
        var path = "/applications/" + text(api.post(user, "/applications", start), "id");
        submitted.put(application.key(), api.patch(user, path, application.asInTheSource()));
        applicants.put(application.key(), user);
        say("Søknad %s:", name(application.key()));
        say("  slik kilden har den, mangler den %s", codes(api.get(user, path + "/completeness"), "errors"));
        for (var addition : application.additions()) {
            api.patch(user, path, addition.get("patch"));
            say("  tillegg: %s", text(addition, "why"));
        }
        for (var party : application.confirmedBy()) {
            api.post(party, path + "/confirmations", NOTHING);
        }
        var completeness = api.get(user, path + "/completeness");
        say(
                "  bekreftet av %d parter; merknader: %s",
                application.confirmedBy().size(), codes(completeness, "warnings"));
    }

    private void screen() {
        chapter("Mars: sekretariatene sjekker, utvalgene prioriterer", "2025-03-03T09:00:00+01:00");
        var outcome = JSON.objectNode().put("outcome", "ELIGIBLE").put("reason", text(round, "screeningReason"));
        submitted.forEach((key, application) -> {
            api.post(secretariat(application), "/applications/" + text(application, "id") + "/screening", outcome);
            say("%s kan behandles.", name(key));
        });
    }

    private void rank(String callId) {
        clock("2025-03-26T12:00:00+01:00");
        for (var list : round.get("rankingLists")) {
            var community = text(list, "healthCommunity");
            var path = "/calls/" + callId + "/ranking-lists/" + community;
            api.put("secretariat." + community, path, JSON.objectNode().set("entries", entries(list)));
            api.post("ssu." + community, path + "/adopt", list.get("adoption"));
            say("Samarbeidsutvalget i %s vedtar rekkefølgen:", community);
            list.get("entries").forEach(e -> say("  %s. %s", e.get("rank"), name(text(e, "application"))));
        }
    }

    private ArrayNode entries(JsonNode list) {
        var entries = JSON.arrayNode();
        for (var entry : list.get("entries")) {
            ObjectNode ranked = entry.deepCopy();
            ranked.remove("application");
            entries.add(ranked.put("applicationId", text(submitted.get(text(entry, "application")), "id")));
        }
        return entries;
    }

    private void allocate(String callId, String fundId) {
        chapter("Juni: tildelingsutvalget bestemmer", "2025-06-12T10:00:00+02:00");
        declareConflict();
        var opened = round.get("allocation")
                .<ObjectNode>deepCopy()
                .put("callId", callId)
                .put("fundId", fundId);
        var ceiling = JSON.objectNode().set("ceiling", opened.remove("ceiling"));
        var path = "/allocations/" + text(api.post(COMMITTEE_CHAIR, "/allocations", opened), "id");
        api.getUntil(COMMITTEE_CHAIR, path, a -> a.get("candidates").size() == submitted.size());
        var simulation =
                api.post(COMMITTEE_CHAIR, path + "/simulations", ((ObjectNode) ceiling).put("strategy", "RANK_ORDER"));
        api.put(COMMITTEE_CHAIR, path + "/decisions", JSON.objectNode().set("items", decisions(simulation)));
        api.post(COMMITTEE_CHAIR, path + "/adopt", round.get("adoption"));
    }

    private void declareConflict() {
        var conflict = round.get("conflict");
        var application = text(submitted.get(text(conflict, "application")), "id");
        var declaration = JSON.objectNode().put("conflicted", true).put("reason", text(conflict, "reason"));
        api.post(text(conflict, "member"), "/applications/" + application + "/impartiality", declaration);
        say("%s er inhabil for %s og går ut.", text(conflict, "member"), name(text(conflict, "application")));
    }

    /** What the sources state, and for all others what the simulation proposes. */
    private ArrayNode decisions(JsonNode simulation) {
        var proposals = simulation
                .get("proposals")
                .valueStream()
                .collect(Collectors.toMap(p -> text(p, "applicationId"), p -> p));
        var items = JSON.arrayNode();
        submitted.forEach((key, application) -> {
            var proposal = proposals.get(text(application, "id"));
            var stated = round.get("decisions").path(key);
            var why = proposal.get("steps")
                    .valueStream()
                    .map(step -> text(step, "why"))
                    .collect(Collectors.joining(" "));
            var byYear = stated.isMissingNode() ? proposal.get("byYear") : stated.get("amountByYear");
            items.addObject()
                    .put("applicationId", text(application, "id"))
                    .put("outcome", "AWARD")
                    .put("reason", why.isEmpty() ? null : why)
                    .set("amountByYear", byYear);
            say("%s får %s av %s. %s", name(key), kroner(sum(byYear)), kroner(application.get("requestedAmount")), why);
        });
        return items;
    }

    /** The awards by the key of their application. */
    private Map<String, JsonNode> accept(String callId) {
        chapter("Sommeren: tilsagnene blir tatt imot", "2025-06-20T10:00:00+02:00");
        var offered = api.getUntil(
                MANAGER,
                "/awards?limit=200&callId=" + callId,
                a -> a.get("items").size() == submitted.size());
        var awards = new LinkedHashMap<String, JsonNode>();
        submitted.forEach((key, application) -> offered.get("items")
                .valueStream()
                .filter(award -> text(award, "applicationId").equals(text(application, "id")))
                .forEach(award -> {
                    var path = "/awards/" + text(award, "id");
                    var bytes = api.download(applicants.get(key), path + "/letter");
                    api.post(applicants.get(key), path + "/accept", NOTHING);
                    awards.put(key, award);
                    say(
                            "%s: tilskuddsbrev %s (PDF, %d kB) er lest og tatt imot.",
                            name(key), text(award, "number"), bytes / 1024);
                }));
        return awards;
    }

    private void pay(JsonNode award, int no) {
        var path = "/awards/" + text(award, "id");
        var released = api.getUntil(
                MANAGER, path, a -> text(instalment(a, no), "status").equals("RELEASED"));
        api.post(MANAGER, path + "/instalments/" + no + "/approve", NOTHING);
        api.post(CONTROLLER, path + "/instalments/" + no + "/disburse", NOTHING);
        say(
                "%s: rate %d, %s, er anvist av én og utbetalt av en annen.",
                text(award, "number"), no, kroner(instalment(released, no).get("amount")));
    }

    private static JsonNode instalment(JsonNode award, int no) {
        return award.get("instalments").get(no - 1);
    }

    private void report(JsonNode award) {
        chapter("Oktober: den første rapporten", "2025-10-03T09:00:00+02:00");
        var first = round.get("firstReport");
        var key = text(first, "application");
        var project = api.getUntil(MANAGER, "/projects?limit=200", p -> projectOf(award, p) != null);
        var duties = api.get(MANAGER, "/projects/" + text(projectOf(award, project), "id"))
                .get("duties");
        var duty = "/duties/"
                + duties.valueStream()
                        .filter(d -> text(d, "kind").equals(text(first, "kind")))
                        .map(d -> text(d, "id"))
                        .findFirst()
                        .orElseThrow();
        api.put(applicants.get(key), duty + "/report", first.get("report"));
        api.post(applicants.get(key), duty + "/report/submit", NOTHING);
        say("%s rapporterer: %s", name(key), first.at("/report/summary").textValue());
        var review = JSON.objectNode().put("outcome", "APPROVE").put("comment", text(first, "reviewComment"));
        api.post(secretariat(submitted.get(key)), duty + "/report/review", review);
        say("Sekretariatet godkjenner rapporten. Det åpner for neste rate.");
        pay(award, 2);
    }

    private static JsonNode projectOf(JsonNode award, JsonNode projects) {
        return projects.get("items")
                .valueStream()
                .filter(project -> text(project, "awardId").equals(text(award, "id")))
                .findFirst()
                .orElse(null);
    }

    private void tellWhatIsProven(String fundId) {
        out.println();
        out.println("Hver krone er på ett sted:");
        out.println(api.get(MANAGER, "/funds/" + fundId + "/proof").toPrettyString());
        out.println();
        out.println("Dette har sekretariatet på Helgeland fått vite:");
        for (var notification :
                api.get("secretariat.helgeland", "/notifications?limit=200").get("items")) {
            say("%s: %s", text(notification, "occurredAt").substring(0, 10), text(notification, "title"));
        }
    }

    private void chapter(String title, String instant) {
        out.println();
        out.println(title);
        clock(instant);
    }

    private void clock(String instant) {
        api.setClock(instant);
    }

    private void say(String format, Object... values) {
        out.println("  " + String.format(Locale.ROOT, format, values).strip());
    }

    private String name(String key) {
        var application = submitted.get(key);
        return application.path("number").asText("uten nummer") + " " + text(application, "title");
    }

    private static String secretariat(JsonNode application) {
        return "secretariat." + text(application, "healthCommunity");
    }

    private static String codes(JsonNode completeness, String kind) {
        var codes = completeness
                .get(kind)
                .valueStream()
                .map(e -> text(e, "code"))
                .distinct()
                .toList();
        return codes.isEmpty() ? "ingenting" : String.join(", ", codes);
    }

    private static JsonNode sum(JsonNode amounts) {
        return JSON.numberNode(amounts.valueStream()
                .map(JsonNode::decimalValue)
                .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add));
    }

    private static String kroner(JsonNode amount) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.of("nb", "NO"));
        symbols.setGroupingSeparator(' ');
        return new DecimalFormat("#,##0.##", symbols).format(amount.decimalValue()) + " kr";
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asText();
    }
}
