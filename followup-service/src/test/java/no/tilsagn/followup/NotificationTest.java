package no.tilsagn.followup;

import static no.tilsagn.followup.Followup.eventually;
import static no.tilsagn.followup.Told.about;
import static no.tilsagn.followup.Told.only;
import static no.tilsagn.followup.Told.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.tilsagn.contracts.applications.ApplicationSubmitted;
import no.tilsagn.followup.notification.Wording;
import org.junit.jupiter.api.Test;

/** Who reads what. */
class NotificationTest {
    private static final String SECRETARIAT = "secretariat.troms-ofoten";
    private static final String LEAD = "applicant.senja";
    private static final String MANAGER = "rhf.manager";

    private final Followup followup = Followup.running();
    private final Award award = Award.toSenja();
    private final String applicationKey = award.applicationId().toString();

    @Test
    void theReportTravelsBetweenTheProjectAndThoseWhoJudgeIt() {
        StartedProject project = StartedProject.of(award);
        String duty = project.duty("PROGRESS");
        StartedProject.write(duty, StartedProject.reportOf(1_000));
        StartedProject.submit(duty);
        StartedProject.review(duty, "REQUEST_CHANGES", "Mangler reiser.");
        StartedProject.submit(duty);
        StartedProject.review(duty, "APPROVE", null);

        for (String reviewer : List.of(SECRETARIAT, MANAGER)) {
            assertThat(about(reviewer, duty))
                    .extracting(told -> told.path("kind").asText())
                    .containsExactly("REPORT_SUBMITTED", "REPORT_SUBMITTED");
        }
        assertThat(text(about(SECRETARIAT, duty).getFirst()))
                .startsWith("Prosjektet melder grønn status og bruk av 1 000 kr. Rapporten kom innen fristen, ")
                .endsWith(". Godkjenn den eller be om endringer.");
        assertThat(about(LEAD, duty))
                .extracting(told -> text(told))
                .containsExactly(
                        "Rapporten er godkjent.",
                        "Rett rapporten og lever den på nytt innen %s. Merknad: Mangler reiser."
                                .formatted(Wording.date(project.award().endsOn())));
        assertThat(only("applicant.bardu", project.id()).path("why").asText())
                .isEqualTo("Du får dette fordi organisasjonen din er part i prosjektet.");
    }

    @Test
    void eachPersonReadsForHimselfAndReadingAgainChangesNothing() {
        submit(1, List.of());
        String id = only(SECRETARIAT, applicationKey).path("id").asText();
        Answer first = followup.post(SECRETARIAT, "/notifications/" + id + "/read", null);
        Answer second = followup.post(SECRETARIAT, "/notifications/" + id + "/read", null);

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.text("/readAt")).isEqualTo(first.text("/readAt")).isNotEmpty();
        assertThat(followup.get(SECRETARIAT, "/notifications?unread=true&limit=200")
                        .texts("/items", "id"))
                .doesNotContain(id);
        assertThat(followup.get(SECRETARIAT, "/notifications?limit=200").texts("/items", "id"))
                .contains(id);

        String colleague = followup.tokenOf(Map.of(
                "sub", "secretariat.deputy",
                "roles", List.of("SECRETARIAT"),
                "consumer", Map.of("authority", "iso6523-actorid-upis", "ID", "0192:310000043")));
        assertThat(followup.sendWithToken(colleague, "GET", "/notifications?unread=true&limit=200", null)
                        .texts("/items", "id"))
                .contains(id);
    }

    @Test
    void whatIsAddressedToOthersDoesNotExistForMe() {
        submit(1, List.of());
        String id = only(SECRETARIAT, applicationKey).path("id").asText();
        for (String other : List.of("secretariat.helgeland", LEAD, "auditor", "admin")) {
            assertThat(followup.post(other, "/notifications/" + id + "/read", null)
                            .status())
                    .isEqualTo(404);
        }
        assertThat(followup.get(SECRETARIAT, "/notifications?unread=true&limit=200")
                        .texts("/items", "id"))
                .contains(id);
    }

    @Test
    void theListGoesFromTheNewestBackWithoutGapOrRepetition() {
        Award helgeland = Award.to(Organisations.VEFSN);
        String key = helgeland.applicationId().toString();
        for (int i = 1; i <= 5; i++) {
            followup.publish(
                    Followup.APPLICATIONS, ApplicationSubmitted.TYPE, key, helgeland.application(i, List.of()));
        }
        eventually(() -> about("secretariat.helgeland", key).size() == 5);
        List<String> ids = new ArrayList<>();
        List<String> times = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Answer page = followup.get("secretariat.helgeland", "/notifications?limit=2" + cursor);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            ids.addAll(page.texts("/items", "id"));
            times.addAll(page.texts("/items", "occurredAt"));
            cursor = page.body().path("next").isNull() ? null : "&cursor=" + page.text("/next");
        }
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(times.stream().map(Instant::parse).toList().reversed()).isSorted();
        assertThat(ids).hasSize((int)
                followup.count("select count(*) from notification where addressee = 'secretariat:helgeland'"
                        + " or addressee = 'organisation:" + Organisations.HELGELAND.organisationId() + "'"));
    }

    private void submit(long version, List<String> warnings) {
        followup.publish(
                Followup.APPLICATIONS, ApplicationSubmitted.TYPE, applicationKey, award.application(version, warnings));
    }
}
