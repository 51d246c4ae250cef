package no.tilsagn.followup;

import static no.tilsagn.followup.Followup.eventually;
import static no.tilsagn.followup.StartedProject.reportOf;
import static no.tilsagn.followup.Told.about;
import static no.tilsagn.followup.Told.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.tilsagn.contracts.applications.ApplicationSubmitted;
import no.tilsagn.contracts.applications.ImpartialityDeclared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has declared a conflict of interest over an application has nothing to do with the project that comes of it. */
class ConflictOfInterestTest {
    private static final String SECRETARIAT = "secretariat.troms-ofoten";

    private final Followup followup = Followup.running();
    private final Award award = Award.toSenja();

    @Test
    void theConflictedNeitherReviewNorReadUntilTheyDeclareOtherwise() {
        StartedProject project = StartedProject.of(award);
        String report = "/duties/" + project.duty("PROGRESS") + "/report";
        StartedProject.write(project.duty("PROGRESS"), reportOf(1));
        StartedProject.submit(project.duty("PROGRESS"));

        declare(SECRETARIAT, true);
        eventually(() -> project.seenBy(SECRETARIAT).status() == 403);
        assertThat(project.seenBy(SECRETARIAT).code()).isEqualTo("CONFLICT_OF_INTEREST");
        assertThat(followup.get(SECRETARIAT, report).code()).isEqualTo("CONFLICT_OF_INTEREST");
        Answer review = StartedProject.review(project.duty("PROGRESS"), "APPROVE", null);
        assertThat(review.status()).isEqualTo(403);
        assertThat(review.code()).isEqualTo("CONFLICT_OF_INTEREST");
        assertThat(followup.get("auditor", report).text("/status")).isEqualTo("SUBMITTED");

        declare(SECRETARIAT, false);
        eventually(() -> project.seenBy(SECRETARIAT).status() == 200);
        assertThat(StartedProject.review(project.duty("PROGRESS"), "APPROVE", null)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {SECRETARIAT, "ssu.troms-ofoten", "committee.2"})
    void listsLeaveOutWhatTheReaderIsConflictedOver(String reader) {
        declare(reader, true);
        StartedProject project = StartedProject.of(award);
        StartedProject other = StartedProject.senja();
        eventually(() -> project.seenBy(reader).status() == 403);

        assertThat(followup.get(reader, "/projects?limit=200").texts("/items", "id"))
                .contains(other.id())
                .doesNotContain(project.id());
        assertThat(followup.get("auditor", "/projects?limit=200").texts("/items", "id"))
                .contains(project.id());
    }

    @Test
    void whatIsToldOfTheApplicationAndItsProjectIsNotToldToTheConflicted() {
        followup.publish(
                Followup.APPLICATIONS,
                ApplicationSubmitted.TYPE,
                award.applicationId().toString(),
                award.application(1, List.of()));
        StartedProject project = StartedProject.of(award);
        String duty = project.duty("PROGRESS");
        StartedProject.write(duty, reportOf(1));
        StartedProject.submit(duty);
        List<String> subjects =
                List.of(award.applicationId().toString(), award.id().toString(), project.id(), duty);
        subjects.forEach(subject -> only(SECRETARIAT, subject));
        String told = only(SECRETARIAT, duty).path("id").asText();

        declare(SECRETARIAT, true);
        eventually(() -> project.seenBy(SECRETARIAT).status() == 403);
        assertThat(subjects)
                .allSatisfy(subject -> assertThat(about(SECRETARIAT, subject)).isEmpty());
        assertThat(followup.post(SECRETARIAT, "/notifications/" + told + "/read", null)
                        .status())
                .isEqualTo(404);
        assertThat(about("rhf.manager", duty)).hasSize(1);

        declare(SECRETARIAT, false);
        eventually(() -> project.seenBy(SECRETARIAT).status() == 200);
        assertThat(subjects)
                .allSatisfy(subject -> assertThat(about(SECRETARIAT, subject)).hasSize(1));
    }

    @Test
    void aConflictIsThePersonsAndNotTheOrganisations() {
        declare(SECRETARIAT, true);
        StartedProject project = StartedProject.of(award);
        eventually(() -> project.seenBy(SECRETARIAT).status() == 403);
        String colleague = followup.tokenOf(Map.of(
                "sub", "secretariat.deputy",
                "roles", List.of("SECRETARIAT"),
                "consumer", Map.of("authority", "iso6523-actorid-upis", "ID", "0192:310000043")));
        assertThat(followup.sendWithToken(colleague, "GET", "/projects/" + project.id(), null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aConflictDoesNotTellOfAProjectThatTheCallerMayNotKnowOf() {
        StartedProject project = StartedProject.of(award);
        declare("secretariat.helgeland", true);
        declare(SECRETARIAT, true);
        eventually(() -> project.seenBy(SECRETARIAT).status() == 403);
        assertThat(project.seenBy("secretariat.helgeland").status()).isEqualTo(404);
    }

    private void declare(String subject, boolean conflicted) {
        followup.publish(
                Followup.APPLICATIONS,
                ImpartialityDeclared.TYPE,
                award.applicationId().toString(),
                new ImpartialityDeclared(
                        award.applicationId(),
                        UUID.randomUUID(),
                        "troms-ofoten",
                        subject,
                        conflicted,
                        "Gift med prosjektlederen."));
    }
}
