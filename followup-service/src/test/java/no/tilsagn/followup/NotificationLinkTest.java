package no.tilsagn.followup;

import static no.tilsagn.followup.Followup.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.tilsagn.contracts.applications.ApplicationScreened;
import no.tilsagn.contracts.applications.ApplicationWithdrawn;
import no.tilsagn.contracts.applications.RankingAdopted;
import no.tilsagn.contracts.budget.AllocationAdopted;
import no.tilsagn.contracts.budget.AwardDeclined;
import no.tilsagn.contracts.budget.AwardLapsed;
import no.tilsagn.contracts.budget.AwardOffered;
import no.tilsagn.contracts.budget.AwardSettled;
import no.tilsagn.contracts.budget.InstalmentDisbursed;
import no.tilsagn.contracts.budget.YearAmount;
import no.tilsagn.followup.notification.NotificationKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever is told of something may open what the link names. */
class NotificationLinkTest {

    /** Who may open what other services own, by the rules of those services. */
    private static final Map<String, Set<String>> OPEN_TO = Map.of(
            "/applications/{application}", Set.of("secretariat.troms-ofoten", "applicant.senja"),
            "/applications?callId={call}&healthCommunity=troms-ofoten", Set.of("secretariat.troms-ofoten"),
            "/calls/{call}/ranking-lists/troms-ofoten", Set.of("secretariat.troms-ofoten", "rhf.manager"),
            "/allocations/{regional}", Set.of("rhf.manager"),
            "/allocations/{local}", Set.of("secretariat.troms-ofoten", "rhf.manager"),
            "/awards/{award}", Set.of("secretariat.troms-ofoten", "rhf.manager", "applicant.senja"));

    private static final String TOLD = """
            APPLICATION_SUBMITTED  | secretariat.troms-ofoten | /applications/{application}
            APPLICATION_WITHDRAWN  | secretariat.troms-ofoten | /applications/{application}
            APPLICATION_RETURNED   | applicant.senja          | /applications/{application}
            APPLICATION_INELIGIBLE | applicant.senja          | /applications/{application}
            APPLICATION_REJECTED   | applicant.senja          | /applications/{application}
            RANKING_ADOPTED        | secretariat.troms-ofoten | /calls/{call}/ranking-lists/troms-ofoten
            RANKING_ADOPTED        | rhf.manager              | /calls/{call}/ranking-lists/troms-ofoten
            ALLOCATION_ADOPTED     | rhf.manager              | /allocations/{regional}
            ALLOCATION_ADOPTED     | secretariat.troms-ofoten | /applications?callId={call}&healthCommunity=troms-ofoten
            ALLOCATION_ADOPTED     | rhf.manager              | /allocations/{local}
            ALLOCATION_ADOPTED     | secretariat.troms-ofoten | /allocations/{local}
            AWARD_OFFERED          | applicant.senja          | /awards/{award}
            AWARD_OFFERED          | secretariat.troms-ofoten | /awards/{award}
            AWARD_ACCEPTED         | secretariat.troms-ofoten | /awards/{award}
            AWARD_ACCEPTED         | rhf.manager              | /awards/{award}
            AWARD_DECLINED         | secretariat.troms-ofoten | /awards/{award}
            AWARD_DECLINED         | rhf.manager              | /awards/{award}
            AWARD_LAPSED           | applicant.senja          | /awards/{award}
            AWARD_LAPSED           | secretariat.troms-ofoten | /awards/{award}
            AWARD_LAPSED           | rhf.manager              | /awards/{award}
            AWARD_SETTLED          | applicant.senja          | /awards/{award}
            AWARD_SETTLED          | secretariat.troms-ofoten | /awards/{award}
            AWARD_SETTLED          | rhf.manager              | /awards/{award}
            INSTALMENT_DISBURSED   | applicant.senja          | /awards/{award}
            PROJECT_STARTED        | applicant.senja          | /projects/{project}
            PROJECT_STARTED        | applicant.bardu          | /projects/{project}
            PROJECT_STARTED        | trust.unn                | /projects/{project}
            PROJECT_STARTED        | secretariat.troms-ofoten | /projects/{project}
            PROJECT_CLOSED         | applicant.senja          | /projects/{project}
            PROJECT_CLOSED         | applicant.bardu          | /projects/{project}
            PROJECT_CLOSED         | trust.unn                | /projects/{project}
            PROJECT_CLOSED         | secretariat.troms-ofoten | /projects/{project}
            PROJECT_CLOSED         | rhf.manager              | /projects/{project}
            REPORT_SUBMITTED       | secretariat.troms-ofoten | /duties/{duty}/report
            REPORT_SUBMITTED       | rhf.manager              | /duties/{duty}/report
            REPORT_APPROVED        | applicant.senja          | /duties/{duty}/report
            CHANGES_REQUESTED      | applicant.senja          | /duties/{duty}/report
            """;

    /** Everything that people can be told of, once. */
    private static final class Story {
        static final UUID CALL = UUID.randomUUID();
        static final UUID REGIONAL = UUID.randomUUID();
        static final UUID LOCAL = UUID.randomUUID();
        static final Award AWARD = Award.toSenja();
        static final StartedProject PROJECT = StartedProject.of(AWARD);
        static final String DUTY = PROJECT.duty("PROGRESS");
        static final Map<String, Object> IDS = Map.of(
                "{application}", AWARD.applicationId(),
                "{call}", CALL,
                "{regional}", REGIONAL,
                "{local}", LOCAL,
                "{award}", AWARD.id(),
                "{project}", PROJECT.id(),
                "{duty}", DUTY);

        static {
            ofTheApplication();
            ofTheMoney();
            StartedProject.write(DUTY, StartedProject.reportOf(1));
            StartedProject.submit(DUTY);
            StartedProject.review(DUTY, "REQUEST_CHANGES", "Mangler reiser.");
            for (String kind : List.of("PROGRESS", "FINANCIAL", "FINAL")) {
                StartedProject.fulfil(PROJECT.duty(kind), 1);
            }
        }

        private static void ofTheApplication() {
            UUID application = AWARD.applicationId();
            UUID senja = Organisations.SENJA.organisationId();
            tellOfApplication(AWARD.application(1, List.of()), "submitted");
            for (String outcome : List.of("RETURNED", "INELIGIBLE")) {
                tellOfApplication(
                        new ApplicationScreened(
                                application, "2025-0007", CALL, "troms-ofoten", senja, outcome, "Derfor."),
                        "screened");
            }
            tellOfApplication(
                    new ApplicationWithdrawn(application, "2025-0007", CALL, "troms-ofoten", null), "withdrawn");
            Followup.running()
                    .publish(
                            Followup.APPLICATIONS,
                            RankingAdopted.TYPE,
                            CALL.toString(),
                            new RankingAdopted(CALL, "troms-ofoten", LocalDate.of(2025, 3, 21), "12/2025", List.of()));
        }

        private static void tellOfApplication(Object event, String what) {
            Followup.running()
                    .publish(
                            Followup.APPLICATIONS,
                            "no.tilsagn.applications.application-%s.v1".formatted(what),
                            AWARD.applicationId().toString(),
                            event);
        }

        private static void ofTheMoney() {
            UUID senja = Organisations.SENJA.organisationId();
            UUID application = AWARD.applicationId();
            UUID id = AWARD.id();
            tellOfAllocation(REGIONAL, "REGIONAL", "ALLOCATION_COMMITTEE");
            tellOfAllocation(LOCAL, "LOCAL", "SSU");
            tellOfAward(
                    AwardOffered.TYPE,
                    new AwardOffered(
                            id,
                            Award.NUMBER,
                            application,
                            CALL,
                            REGIONAL,
                            UUID.randomUUID(),
                            senja,
                            "troms-ofoten",
                            Award.TITLE,
                            2,
                            2,
                            List.of(new YearAmount(2025, 2)),
                            LocalDate.of(2025, 7, 3),
                            null,
                            List.of()));
            tellOfAward(
                    AwardDeclined.TYPE,
                    new AwardDeclined(id, Award.NUMBER, application, CALL, senja, "troms-ofoten", 2, null));
            tellOfAward(
                    AwardLapsed.TYPE, new AwardLapsed(id, Award.NUMBER, application, CALL, senja, "troms-ofoten", 2));
            tellOfAward(InstalmentDisbursed.TYPE, AWARD.disbursed(1, 2, 2));
            tellOfAward(
                    AwardSettled.TYPE, new AwardSettled(id, Award.NUMBER, application, senja, "troms-ofoten", 2, 0));
        }

        private static void tellOfAllocation(UUID id, String fundKind, String body) {
            Followup.running()
                    .publish(
                            Followup.BUDGET,
                            AllocationAdopted.TYPE,
                            id.toString(),
                            new AllocationAdopted(
                                    id,
                                    CALL,
                                    UUID.randomUUID(),
                                    fundKind,
                                    2025,
                                    body,
                                    LocalDate.of(2025, 6, 12),
                                    "7/2025",
                                    List.of(new AllocationAdopted.Item(
                                            AWARD.applicationId(),
                                            "2025-0007",
                                            "troms-ofoten",
                                            Organisations.SENJA.organisationId(),
                                            "REJECT",
                                            2,
                                            0,
                                            "Lavere prioritert."))));
        }

        private static void tellOfAward(String type, Object event) {
            Followup.running().publish(Followup.BUDGET, type, AWARD.id().toString(), event);
        }
    }

    private final Followup followup = Followup.running();

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(delimiter = '|', textBlock = TOLD)
    void theLinkOpensForItsReader(String kind, String reader, String template) {
        String link = withIds(template);
        eventually(() -> told(reader, kind).contains("/api/v1" + link));
        if (OPEN_TO.containsKey(template)) {
            assertThat(OPEN_TO.get(template)).contains(reader);
        } else {
            assertThat(followup.get(reader, link).status()).isEqualTo(200);
        }
    }

    @Test
    void nobodyIsSentALinkThatIsNotInTheTable() {
        Set<String> sent = TOLD.lines()
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .map(cells -> "%s %s /api/v1%s".formatted(cells.get(0), cells.get(1), withIds(cells.get(2))))
                .collect(Collectors.toSet());
        for (String reader : List.of(
                "secretariat.troms-ofoten",
                "ssu.troms-ofoten",
                "secretariat.helgeland",
                "applicant.senja",
                "applicant.bardu",
                "trust.unn",
                "committee.1",
                "rhf.manager",
                "rhf.controller",
                "auditor",
                "admin")) {
            assertThat(aboutTheStory(reader)).isSubsetOf(sent);
        }
        assertThat(sent.stream().map(line -> line.split(" ")[0]).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(NotificationKind.values()).map(Enum::name).toList());
    }

    @Test
    void whoGetsNothingReadsSoInWords() {
        assertThat(Told.text(Told.only("secretariat.troms-ofoten", Story.LOCAL.toString())))
                .isEqualTo("Strategisk samarbeidsutvalg vedtok 12. juni 2025 (sak 7/2025) tildelingen fra det lokale"
                        + " fondet. Fra helsefellesskapet fikk ingen søknader tilskudd.");
    }

    private List<String> told(String reader, String kind) {
        return followup.get(reader, "/notifications?limit=200").items().stream()
                .filter(told -> told.path("kind").asText().equals(kind))
                .map(told -> told.path("link").asText())
                .toList();
    }

    private Set<String> aboutTheStory(String reader) {
        return followup.get(reader, "/notifications?limit=200").items().stream()
                .filter(told -> Story.IDS.values().stream()
                        .anyMatch(id -> told.path("link").asText().contains(id.toString())))
                .map(told -> line(reader, told))
                .collect(Collectors.toSet());
    }

    private static String line(String reader, JsonNode told) {
        return "%s %s %s"
                .formatted(told.path("kind").asText(), reader, told.path("link").asText());
    }

    private static String withIds(String template) {
        String link = template;
        for (Map.Entry<String, Object> id : Story.IDS.entrySet()) {
            link = link.replace(id.getKey(), id.getValue().toString());
        }
        return link;
    }
}
