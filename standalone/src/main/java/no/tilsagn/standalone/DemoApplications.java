package no.tilsagn.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.tilsagn.standalone.DemoTelling.codes;
import static no.tilsagn.standalone.DemoTelling.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The applications of the demo round: written, submitted, screened and ranked. */
final class DemoApplications {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonNode NOTHING = JSON.objectNode();

    private final DemoClient api;
    private final DemoTelling telling;
    private final String callId;
    private final Map<String, DemoFiles.Application> files = new LinkedHashMap<>();
    private final Map<String, JsonNode> written = new LinkedHashMap<>();
    private final Map<String, String> organisations = new HashMap<>();

    DemoApplications(DemoClient api, DemoTelling telling, DemoFiles files, String callId) {
        this.api = api;
        this.telling = telling;
        this.callId = callId;
        files.applications(this::organisation).forEach(file -> this.files.put(file.key(), file));
    }

    /** By their keys, as the platform has them. */
    Map<String, JsonNode> all() {
        return written;
    }

    JsonNode get(String key) {
        return written.get(key);
    }

    /** The user who leads it. */
    String lead(String key) {
        return files.get(key).applicant();
    }

    /** {@code 2025-0004 Forprosjekt: Observasjonspost Sør-Helgeland}. */
    String name(String key) {
        var application = written.get(key);
        return text(application, "number") + " " + text(application, "title");
    }

    /** The user who works in the secretariat that has the application. */
    String secretariat(String key) {
        return "secretariat." + text(written.get(key), "healthCommunity");
    }

    void write() {
        files.values().forEach(this::write);
    }

    private void write(DemoFiles.Application file) {
        var user = file.applicant();
        var start = JSON.objectNode().put("callId", callId).put("title", file.title());
        var path = "/applications/" + text(api.post(user, "/applications", start), "id");
        written.put(file.key(), api.patch(user, path, file.asInTheSource()));
        telling.say("Søknad %s", name(file.key()));
        var found = api.get(user, path + "/completeness");
        telling.say("  slik kilden har den, mangler: %s", codes(found.get("errors")));
        for (var addition : file.additions()) {
            api.patch(user, path, addition.get("patch"));
            telling.say("  tillegg: %s", text(addition, "why"));
        }
        file.confirmedBy().forEach(party -> api.post(party, path + "/confirmations", NOTHING));
        found = api.get(user, path + "/completeness");
        telling.say(
                "  bekreftet av %d av partene; mangler nå: %s; merknader: %s",
                file.confirmedBy().size(), codes(found.get("errors")), codes(found.get("warnings")));
    }

    private String organisation(String name) {
        return organisations.computeIfAbsent(name, this::findOrganisation);
    }

    private String findOrganisation(String name) {
        return api.get("admin", "/organisations?q=" + URLEncoder.encode(name, UTF_8))
                .get("items")
                .valueStream()
                .filter(found -> text(found, "name").equals(name))
                .map(found -> text(found, "id"))
                .findFirst()
                .orElseThrow(() -> new CannotRun(name + " står ikke i registeret over organisasjoner."));
    }

    void submit() {
        written.replaceAll((key, draft) -> {
            var path = "/applications/" + text(draft, "id");
            api.post(lead(key), path + "/submit", NOTHING);
            telling.say("  %s er sendt.", name(key));
            return api.get(lead(key), path);
        });
    }

    void screen(String reason) {
        var outcome = JSON.objectNode().put("outcome", "ELIGIBLE").put("reason", reason);
        written.forEach((key, application) -> {
            api.post(secretariat(key), "/applications/" + text(application, "id") + "/screening", outcome);
            telling.say("%s oppfyller vilkårene.", name(key));
        });
    }

    /** The secretariat proposes the list, and the committee of the health community adopts it. */
    void rank(JsonNode list) {
        var community = text(list, "healthCommunity");
        var path = "/calls/" + callId + "/ranking-lists/" + community;
        api.put("secretariat." + community, path, JSON.objectNode().set("entries", entries(list)));
        api.post("ssu." + community, path + "/adopt", list.get("adoption"));
        telling.say("Det strategiske samarbeidsutvalget i %s vedtar rekkefølgen:", community);
        list.get("entries")
                .forEach(entry -> telling.say("  %s. %s", entry.get("rank"), name(text(entry, "application"))));
    }

    private ArrayNode entries(JsonNode list) {
        var entries = JSON.arrayNode();
        for (var entry : list.get("entries")) {
            ObjectNode ranked = entry.deepCopy();
            ranked.remove("application");
            entries.add(ranked.put("applicationId", text(written.get(text(entry, "application")), "id")));
        }
        return entries;
    }
}
