package no.tilsagn.followup;

import static no.tilsagn.followup.Followup.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.tilsagn.api.OsloTime;
import no.tilsagn.contracts.applications.ApplicationSubmitted;
import no.tilsagn.contracts.applications.OrganisationRegistered;
import no.tilsagn.contracts.budget.AwardAccepted;
import no.tilsagn.contracts.budget.InstalmentDisbursed;
import org.junit.jupiter.api.Test;

class ProjectTest {
    private static final String STARTED = "no.tilsagn.followup.project-started.v1";

    private final Followup followup = Followup.running();

    @Test
    void carriesWhatTheAwardPromisedAndTellsOthersOfItsDuties() {
        Award award = Award.toSenja().lasting(LocalDate.of(2030, 8, 31), LocalDate.of(2032, 8, 30));
        StartedProject project = StartedProject.of(award);
        Answer shown = project.seenBy("applicant.senja");

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.eTag()).isEqualTo("\"1\"");
        assertThat(shown.text("/awardId")).isEqualTo(award.id().toString());
        assertThat(shown.text("/awardNumber")).isEqualTo(Award.NUMBER);
        assertThat(shown.body().path("total").asLong()).isEqualTo(2_200_000);
        assertThat(shown.body().path("disbursed").asLong()).isZero();
        assertThat(shown.body().path("reported").asLong()).isZero();
        assertThat(shown.texts("/parties", "name"))
                .containsExactly("Bardu kommune", "Senja kommune", "Universitetssykehuset Nord-Norge HF");
        assertThat(shown.list("/instalments")).hasSize(2);
        assertThat(shown.texts("/duties", "dueOn"))
                .containsExactly("2031-02-28", "2031-08-31", "2031-08-31", "2032-02-29", "2032-09-30");
        assertThat(shown.texts("/duties", "status")).containsOnly("UPCOMING");

        JsonNode started = followup.emitted(award.id().toString(), STARTED).body();
        assertThat(started.path("projectId").asText()).isEqualTo(project.id());
        assertThat(started.path("duties").findValuesAsText("dutyId")).isEqualTo(shown.texts("/duties", "id"));
        assertThat(started.path("duties").findValuesAsText("no")).containsExactly("1", "1", "2", "3", "1");
    }

    @Test
    void startsOnceHoweverOftenTheAcceptanceIsTold() {
        Award award = Award.toSenja();
        String key = award.id().toString();
        String body = Followup.json(award.accepted());
        UUID event = UUID.randomUUID();
        followup.publish(event, Followup.BUDGET, AwardAccepted.TYPE, key, body);
        followup.publish(event, Followup.BUDGET, AwardAccepted.TYPE, key, body);
        followup.publish(UUID.randomUUID(), Followup.BUDGET, AwardAccepted.TYPE, key, body);
        followup.publish(Followup.BUDGET, InstalmentDisbursed.TYPE, key, award.disbursed(1, 100, 100));

        eventually(() -> followup.count("select count(*) from disbursement where award_id = '" + key + "'") == 1);
        assertThat(followup.count("select count(*) from project where award_id = '" + key + "'"))
                .isEqualTo(1);
        followup.emitted(key, STARTED);
        assertThat(followup.emitted(key)).hasSize(1);
    }

    @Test
    void showsWhatTheApplicationPromisedWhetherItComesBeforeOrAfterTheAward() {
        Award after = Award.toSenja();
        StartedProject project = StartedProject.of(after);
        assertThat(project.seenBy("auditor").list("/milestones")).isEmpty();
        assertThat(project.seenBy("auditor").body().path("applicationNumber").isNull())
                .isTrue();
        submit(after, 3);
        eventually(() -> !project.seenBy("auditor").list("/milestones").isEmpty());

        Award before = Award.toSenja();
        submit(before, 3);
        eventually(() ->
                followup.count("select count(*) from application where id = '" + before.applicationId() + "'") == 1);
        Answer shown = StartedProject.of(before).seenBy("auditor");
        assertThat(shown.text("/applicationNumber")).isEqualTo("2025-0007");
        assertThat(shown.text("/milestones/0/due")).isEqualTo("2025-Q4");
        assertThat(shown.text("/benefits/0/measure")).isEqualTo("Innleggelser");
    }

    @Test
    void anOlderVersionOfTheApplicationThatComesLateChangesNothing() {
        Award award = Award.toSenja();
        submit(award, 5);
        submit(award, 4);
        StartedProject project = StartedProject.of(award);
        eventually(() ->
                followup.count("select count(*) from notification where subject_id = '" + award.applicationId() + "'")
                        == 2);
        assertThat(project.seenBy("auditor").text("/milestones/0/title")).endsWith("versjon 5");
    }

    @Test
    void countsPaymentsOnceInWhateverOrderTheyAreTold() {
        StartedProject project = StartedProject.senja();
        String key = project.award().id().toString();
        InstalmentDisbursed first = project.award().disbursed(1, 110_000_000, 110_000_000);
        InstalmentDisbursed second = project.award().disbursed(2, 55_000_050, 165_000_050);
        for (InstalmentDisbursed payment : List.of(second, first, second, first)) {
            followup.publish(Followup.BUDGET, InstalmentDisbursed.TYPE, key, payment);
        }

        eventually(() -> followup.count("select count(*) from disbursement where award_id = '" + key + "'") == 2);
        Answer shown = project.seenBy("applicant.senja");
        assertThat(shown.body().path("disbursed").decimalValue()).isEqualByComparingTo("1650000.50");
        assertThat(shown.texts("/instalments", "disbursedOn"))
                .containsExactly(
                        first.disbursedOn().toString(), second.disbursedOn().toString());
    }

    @Test
    void aPaymentToldBeforeTheAcceptanceIsNotLost() {
        Award award = Award.toSenja();
        followup.publish(
                Followup.BUDGET, InstalmentDisbursed.TYPE, award.id().toString(), award.disbursed(1, 500, 500));
        assertThat(StartedProject.of(award)
                        .seenBy("auditor")
                        .body()
                        .path("disbursed")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    void aPaymentAfterTheProjectIsClosedStillCounts() {
        StartedProject project = StartedProject.senja();
        for (JsonNode duty : project.duties()) {
            StartedProject.fulfil(duty.path("id").asText(), 1);
        }
        assertThat(project.seenBy("auditor").text("/status")).isEqualTo("CLOSED");
        followup.publish(
                Followup.BUDGET,
                InstalmentDisbursed.TYPE,
                project.award().id().toString(),
                project.award().disbursed(2, 110_000_000, 220_000_000));

        eventually(() -> project.seenBy("auditor").body().path("disbursed").asLong() == 2_200_000);
        assertThat(project.seenBy("auditor").text("/status")).isEqualTo("CLOSED");
        assertThat(project.seenBy("auditor").text("/instalments/1/disbursedOn")).isNotEmpty();
    }

    @Test
    void aRecipientThatIsRegisteredLateSeesItsProjectThenAndIsNamed() {
        OrganisationRegistered rana = new OrganisationRegistered(
                UUID.randomUUID(),
                "310000272",
                "Rana kommune",
                "MUNICIPALITY",
                "1833",
                "helgeland",
                LocalDate.of(2020, 1, 1),
                null,
                null);
        StartedProject project = StartedProject.of(Award.to(rana));
        assertThat(project.seenBy("auditor").body().at("/parties/0/name").isNull())
                .isTrue();
        assertThat(project.seenBy("applicant.rana").status()).isEqualTo(404);

        followup.publish(
                Followup.APPLICATIONS,
                OrganisationRegistered.TYPE,
                rana.organisationId().toString(),
                rana);
        eventually(() -> project.seenBy("applicant.rana").status() == 200);
        assertThat(project.seenBy("auditor").text("/parties/0/name")).isEqualTo("Rana kommune");
        assertThat(Told.only("applicant.rana", project.id()).path("kind").asText())
                .isEqualTo("PROJECT_STARTED");
    }

    @Test
    void aDutyIsOverdueWhenItsDayHasEndedInOslo() {
        StartedProject project = StartedProject.senja();
        Instant real = followup.now();
        LocalDate due = project.award().endsOn();
        try {
            followup.moveClockTo(
                    due.plusDays(1).atStartOfDay(OsloTime.ZONE).minusMinutes(10).toInstant());
            assertThat(project.seenBy("auditor").text("/duties/0/status")).isEqualTo("DUE");
            followup.moveClockTo(due.plusDays(1).atStartOfDay(OsloTime.ZONE).toInstant());
            assertThat(project.seenBy("auditor").text("/duties/0/status")).isEqualTo("OVERDUE");
        } finally {
            followup.moveClockTo(real.plus(Duration.ofSeconds(1)));
        }
    }

    @Test
    void listsAreFilteredAndComeInPiecesWithoutGapOrRepetition() {
        List<String> started = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            started.add(StartedProject.of(Award.to(Organisations.VEFSN)).id());
        }
        List<String> read = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = followup.get("secretariat.helgeland", "/projects?limit=2&status=ACTIVE" + cursor);
            read.addAll(page.texts("/items", "id"));
            cursor = page.body().path("next").isNull() ? null : "&cursor=" + page.text("/next");
        } while (cursor != null);

        assertThat(read).doesNotHaveDuplicates().containsAll(started);
        assertThat(followup.get("secretariat.helgeland", "/projects?status=CLOSED")
                        .items())
                .isEmpty();
        assertThat(followup.get("auditor", "/projects?healthCommunity=helgeland&limit=200")
                        .texts("/items", "id"))
                .containsExactlyElementsOf(read);
        assertThat(followup.get("auditor", "/projects?healthCommunity=finnmark").items())
                .isEmpty();
        assertThat(followup.get("auditor", "/projects?healthCommunity=helgeland")
                        .text("/items/0/nextDueOn"))
                .isNotEmpty();
    }

    private void submit(Award award, long version) {
        followup.publish(
                Followup.APPLICATIONS,
                ApplicationSubmitted.TYPE,
                award.applicationId().toString(),
                award.application(version, List.of()));
    }
}
