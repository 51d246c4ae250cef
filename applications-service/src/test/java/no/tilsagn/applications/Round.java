package no.tilsagn.applications;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Calls and applications as tests need them, made through the API. */
public final class Round {
    public static final RunningService SERVICE = RunningService.shared();
    public static final Api MANAGER = SERVICE.as("rhf.manager");
    public static final Api SENJA = SERVICE.as("applicant.senja");
    public static final Api BARDU = SERVICE.as("applicant.bardu");
    public static final Api UNN = SERVICE.as("trust.unn");
    public static final Api SECRETARIAT = SERVICE.as("secretariat.troms-ofoten");
    public static final Api SSU = SERVICE.as("ssu.troms-ofoten");

    private static final Map<String, String> ORGANISATIONS = new ConcurrentHashMap<>();

    private Round() {}

    /** The terms of a call that opens on 15 January 2025 and closes on 1 March and 1 April. */
    public static String terms() {
        return terms(
                LocalDateTime.parse("2025-01-15T08:00:00"),
                LocalDateTime.parse("2025-03-01T23:59:59"),
                LocalDateTime.parse("2025-04-01T23:59:59"));
    }

    public static String terms(LocalDateTime opensAt, LocalDateTime localDeadline, LocalDateTime regionalDeadline) {
        return """
                {"title": "Rekrutterings- og samhandlingstilskudd 2025", "scheme": "RST", "opensAt": "%s",
                 "localDeadline": "%s", "regionalDeadline": "%s", "expectedDecisionOn": "%s",
                 "rules": {"digitalSharePercent": 15, "digitalCap": 5000000, "preProjectMaxMonths": 12, "maxMonths": 60,
                           "minOwnSharePercent": 0},
                 "priorityAreas": [{"code": "PATIENT_GROUPS", "title": {"nb": "Prioriterte pasientgrupper"}}],
                 "criteria": [{"code": "SEVERAL_MUNICIPALITIES", "title": {"nb": "Flere kommuner"}}],
                 "reportingPlan": [{"kind": "PROGRESS", "everyMonths": 6}, {"kind": "FINAL", "monthsAfterEnd": 1}],
                 "payment": {"instalmentsPerYear": 2, "gatedBy": ["PROGRESS"], "holdBackPercent": 0},
                 "acceptWithinDays": 21}
                """.formatted(
                        opensAt,
                        localDeadline,
                        regionalDeadline,
                        regionalDeadline.toLocalDate().plusMonths(2));
    }

    /** A published call that is open at the service's time. */
    public static String openCall() {
        SERVICE.setClock("2025-02-01T10:00:00");
        return publish(terms());
    }

    public static String publish(String terms) {
        String id = MANAGER.post("/calls", terms).expect(201).id();
        MANAGER.post("/calls/" + id + "/publish").expect(200);
        return id;
    }

    public static String organisation(String name) {
        return ORGANISATIONS.computeIfAbsent(
                name, ignored -> MANAGER.get("/organisations?q=" + name).text("/items/0/id"));
    }

    /** A draft that lacks nothing but confirmations, led by Senja with Bardu and UNN. */
    public static String completeDraft(String callId) {
        String id =
                SENJA.post("/applications", """
                        {"callId": "%s", "title": "Hvor er samhandlingsrommet?"}""".formatted(callId)).expect(201).id();
        SENJA.patch("/applications/" + id, form()).expect(200);
        return id;
    }

    /** All of a form, with the sums of the real application. */
    public static String form() {
        return """
                {"projectType": "PRE_PROJECT", "startsOn": "2025-09-01", "endsOn": "2026-02-28",
                 "parties": [{"organisationId": "%1$s", "role": "LEAD"}, {"organisationId": "%2$s", "role": "PARTY"},
                             {"organisationId": "%3$s", "role": "PARTY"}],
                 "contacts": [{"organisationId": "%1$s", "name": "Person 18", "email": "person18@example.org"},
                              {"organisationId": "%3$s", "name": "Person 03"}],
                 "agreement": {"signedOn": "2025-01-30", "evidence": "SIGNED"},
                 "sections": {"description": "a", "expectedBenefits": "b", "purposeFit": "c", "useOfFunds": "d",
                              "municipalContribution": "e", "healthTrustContribution": "f", "financingPlan": "g",
                              "involvement": "h", "patientResponsibility": {"relevant": true, "text": "i"},
                              "digitalPath": {"relevant": false}},
                 "budget": {"lines": [
                    {"side": "INCOME", "type": "GRANT_REQUESTED", "year": 2025, "amount": 2200000},
                    {"side": "INCOME", "type": "OWN_SHARE", "year": 2025, "amount": 285000},
                    {"side": "EXPENSE", "type": "PROJECT_MANAGER", "year": 2025, "amount": 875000},
                    {"side": "EXPENSE", "type": "STAFF_RELEASE", "year": 2025, "amount": 360000},
                    {"side": "EXPENSE", "type": "WORKING_GROUP", "year": 2025, "amount": 250000},
                    {"side": "EXPENSE", "type": "MAPPING", "year": 2025, "amount": 500000},
                    {"side": "EXPENSE", "type": "STAFF_RELEASE", "year": 2025, "amount": 360000},
                    {"side": "EXPENSE", "type": "TECHNOLOGY", "year": 2025, "amount": 140000}]},
                 "amountRange": {"minimum": 1800000, "fallsAway": "Kartlegging"},
                 "milestones": [{"title": "Kartlegging ferdig", "due": "2025-Q4"}],
                 "priorityAreas": [{"code": "PATIENT_GROUPS", "main": true}], "criteria": ["SEVERAL_MUNICIPALITIES"]}
                """.formatted(organisation("5530"), organisation("5520"), organisation("Nord-Norge"));
    }

    /** … confirmed by its parties. */
    public static String confirmedDraft(String callId) {
        String id = completeDraft(callId);
        BARDU.post("/applications/" + id + "/confirmations").expect(200);
        UNN.post("/applications/" + id + "/confirmations").expect(200);
        return id;
    }

    public static String submitted(String callId) {
        String id = confirmedDraft(callId);
        SENJA.post("/applications/" + id + "/submit").expect(200);
        return id;
    }

    /** The local deadline of {@link #terms()} has passed, so that rankings can be adopted. */
    public static void passLocalDeadline() {
        SERVICE.setClock("2025-03-10T10:00:00");
    }

    public static String eligible(String callId) {
        String id = submitted(callId);
        SECRETARIAT.post("/applications/" + id + "/screening", """
                        {"outcome": "ELIGIBLE"}""").expect(200);
        return id;
    }
}
