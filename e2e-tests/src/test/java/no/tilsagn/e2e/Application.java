package no.tilsagn.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;

/** A joint application, known by its id, and the user who leads it. */
record Application(String id, User lead) {
    static Application draft(User lead, String callId, String title) {
        var body = """
                {"callId": "%s", "title": "%s"}""".formatted(callId, title);
        return new Application(lead.post("/applications", body).ok().get("id").textValue(), lead);
    }

    String path() {
        return "/applications/" + id;
    }

    /** As the lead sees it. */
    JsonNode read() {
        return lead.get(path()).ok();
    }

    String status() {
        return read().get("status").textValue();
    }

    String number() {
        return read().get("number").textValue();
    }

    String healthCommunity() {
        return read().get("healthCommunity").textValue();
    }

    /** The codes that the completeness check finds, as {@code errors} or {@code warnings}. */
    Set<String> findings(String kind) {
        return codes(lead.get(path() + "/completeness").ok().get(kind));
    }

    static Set<String> codes(JsonNode findings) {
        return findings.valueStream().map(each -> each.get("code").textValue()).collect(Collectors.toSet());
    }

    Answer submit() {
        return lead.post(path() + "/submit");
    }

    Answer screen(String outcome) {
        return User.secretariat(healthCommunity()).post(path() + "/screening", """
                {"outcome": "%s", "reason": "Alle krav er oppfylt."}""".formatted(outcome));
    }
}
