package no.tilsagn.followup;

import static no.tilsagn.followup.Followup.eventually;
import static no.tilsagn.followup.Told.only;
import static no.tilsagn.followup.Told.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import no.tilsagn.api.OsloTime;
import no.tilsagn.contracts.budget.AwardAccepted.ReportingRequirement;
import org.junit.jupiter.api.Test;

/** A project closes by itself when its time is over and nothing is left to approve. */
class ProjectClosingTest {
    private static final String CLOSED = "no.tilsagn.followup.project-closed.v1";

    private final Followup followup = Followup.running();
    private final LocalDate today = LocalDate.ofInstant(followup.now(), OsloTime.ZONE);

    @Test
    void aProjectThatOwesNoReportsClosesOnceItsLastDayIsOver() {
        StartedProject endsToday = owing(List.of(), today);
        StartedProject endedYesterday = owing(List.of(), today.minusDays(1));
        assertThat(text(only("secretariat.troms-ofoten", endsToday.id())))
                .contains("Prosjektet har ingen rapporteringsplikt");
        String award = endedYesterday.award().id().toString();

        assertThat(followup.emitted(award, CLOSED).body().path("reportedOre").asLong(-1))
                .isZero();
        assertThat(endedYesterday.seenBy("auditor").text("/status")).isEqualTo("CLOSED");
        assertThat(endedYesterday.seenBy("auditor").text("/closedOn")).isEqualTo(today.toString());
        assertThat(endsToday.seenBy("auditor").text("/status")).isEqualTo("ACTIVE");
        assertThat(Told.about("applicant.senja", endedYesterday.id()))
                .extracting(told -> text(told))
                .first()
                .asString()
                .startsWith("Prosjektperioden er over");
    }

    @Test
    void approvedReportsThatDoNotReachToTheEndCloseTheProjectWhenTheEndHasCome() {
        StartedProject project = owing(List.of(new ReportingRequirement("PROGRESS", 6, null)), today.plusMonths(9));
        StartedProject.fulfil(project.duty("PROGRESS"), 100);
        assertThat(project.seenBy("auditor").text("/status")).isEqualTo("ACTIVE");

        Instant real = followup.now();
        try {
            followup.moveClockTo(real.plus(Duration.ofDays(300)));
            eventually(() -> project.seenBy("auditor").text("/status").equals("CLOSED"));
        } finally {
            followup.moveClockTo(real.plus(Duration.ofSeconds(2)));
        }
        String award = project.award().id().toString();
        assertThat(followup.emitted(award, CLOSED).body().path("reportedOre").asLong())
                .isEqualTo(10_000);
    }

    @Test
    void severalReplicasCloseEachProjectOnce() {
        List<StartedProject> projects = IntStream.range(0, 20)
                .mapToObj(_ -> owing(List.of(), today.plusDays(3)))
                .toList();
        Instant real = followup.now();
        try (ApplicationContext replica = followup.startReplica()) {
            followup.moveClockTo(real.plus(Duration.ofDays(5)));
            assertThat(replica.isRunning()).isTrue();
            projects.forEach(project -> followup.emitted(project.award().id().toString(), CLOSED));
        } finally {
            followup.moveClockTo(real.plus(Duration.ofSeconds(2)));
        }
        assertThat(projects)
                .allSatisfy(project -> assertThat(
                                followup.emitted(project.award().id().toString()))
                        .as("started and closed")
                        .hasSize(2));
    }

    private static StartedProject owing(List<ReportingRequirement> plan, LocalDate endsOn) {
        Award award = Award.toSenja();
        award = award.lasting(award.startsOn().minusMonths(1), endsOn);
        return StartedProject.of(award, award.accepted(plan));
    }
}
