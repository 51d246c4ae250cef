package no.tilsagn.followup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import no.tilsagn.contracts.budget.AwardAccepted;

/** A project that has started from an award, and what people do with it over HTTP. */
record StartedProject(Award award, String id) {
    static final String WRITER = "applicant.senja";
    static final String SECRETARIAT = "secretariat.troms-ofoten";

    static StartedProject senja() {
        return of(Award.toSenja());
    }

    static StartedProject of(Award award) {
        return of(award, award.accepted());
    }

    static StartedProject of(Award award, AwardAccepted accepted) {
        Followup followup = Followup.running();
        followup.publish(Followup.BUDGET, AwardAccepted.TYPE, award.id().toString(), accepted);
        String projectId = followup.emitted(award.id().toString(), "no.tilsagn.followup.project-started.v1")
                .body()
                .path("projectId")
                .asText();
        return new StartedProject(award, projectId);
    }

    Answer seenBy(String user) {
        return Followup.running().get(user, "/projects/" + id);
    }

    List<JsonNode> duties() {
        return seenBy("auditor").list("/duties");
    }

    String duty(String kind) {
        return duties().stream()
                .filter(duty -> duty.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    static Answer write(String duty, Object content) {
        return Followup.running().put(WRITER, "/duties/" + duty + "/report", content, "If-Match", "*");
    }

    static Answer submit(String duty) {
        return Followup.running().post(WRITER, "/duties/" + duty + "/report/submit", null);
    }

    static Answer review(String duty, String outcome, String comment) {
        return Followup.running()
                .post(
                        SECRETARIAT,
                        "/duties/" + duty + "/report/review",
                        comment == null ? Map.of("outcome", outcome) : Map.of("outcome", outcome, "comment", comment));
    }

    static Map<String, Object> reportOf(long kroner) {
        return Map.of(
                "summary",
                "Alt går etter planen.",
                "light",
                "GREEN",
                "spending",
                List.of(Map.of("type", "PROJECT_MANAGER", "label", "Prosjektleder", "amount", kroner)));
    }

    /** Writes, submits and approves. */
    static Answer fulfil(String duty, long kroner) {
        write(duty, reportOf(kroner));
        submit(duty);
        return review(duty, "APPROVE", null);
    }
}
