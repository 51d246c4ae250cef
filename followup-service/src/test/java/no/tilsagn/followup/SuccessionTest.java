package no.tilsagn.followup;

import static no.tilsagn.followup.Followup.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import no.tilsagn.api.OsloTime;
import no.tilsagn.contracts.applications.OrganisationRegistered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The projects of an organisation, and what it was told, belong to what became of it. */
class SuccessionTest {
    private static final AtomicInteger LAST_NUMBER = new AtomicInteger(998_000_000);
    private static final LocalDate BEGINNING = LocalDate.of(2020, 1, 1);

    private final Followup followup = Followup.running();
    private final Instant real = followup.now();
    private final LocalDate day = LocalDate.ofInstant(real, OsloTime.ZONE).plusDays(3);
    private final Instant onTheDay = day.atStartOfDay(OsloTime.ZONE).toInstant();

    private final String number = nextNumber();
    private final UUID recipient = UUID.randomUUID();
    private final UUID successor = UUID.randomUUID();
    private StartedProject project;
    private String report;

    @BeforeEach
    void aProjectHasStarted() {
        known(recipient, number, BEGINNING, null, List.of());
        project = StartedProject.of(Award.to(organisation(recipient, number, BEGINNING, null, List.of())));
        report = "/duties/" + project.duty("PROGRESS") + "/report";
    }

    @AfterEach
    void backToTheRealDay() {
        followup.moveClockTo(real.plus(Duration.ofSeconds(1)));
    }

    @ParameterizedTest(name = "the successor keeps the number: {0}")
    @ValueSource(booleans = {true, false})
    void aSuccessorReportsOnTheProjectsOfItsPredecessor(boolean keepsTheNumber) {
        String successorNumber = keepsTheNumber ? number : nextNumber();
        known(recipient, number, BEGINNING, day, List.of());
        known(successor, successorNumber, day, null, List.of(recipient));

        followup.moveClockTo(onTheDay.minusSeconds(10));
        assertThat(seen(number)).isTrue();
        assertThat(seen(successorNumber)).isEqualTo(keepsTheNumber);
        assertThat(write(number, 0).status()).isEqualTo(200);

        followup.moveClockTo(onTheDay);
        assertThat(seen(successorNumber)).isTrue();
        assertThat(seen(number)).isEqualTo(keepsTheNumber);
        assertThat(get(successorNumber, report).text("/content/summary")).isEqualTo("Alt går etter planen.");
        assertThat(write(successorNumber, 1).status()).isEqualTo(200);
        assertThat(submit(successorNumber).status()).isEqualTo(200);

        String stranger = Organisations.VEFSN.organisationNumber();
        assertThat(seen(stranger)).isFalse();
        assertThat(write(stranger, 2).status()).isEqualTo(404);
        assertThat(submit(stranger).status()).isEqualTo(404);
    }

    @ParameterizedTest(name = "the successor keeps the number: {0}")
    @ValueSource(booleans = {true, false})
    void aSuccessorReadsWhatItsPredecessorWasTold(boolean keepsTheNumber) {
        String successorNumber = keepsTheNumber ? number : nextNumber();
        known(recipient, number, BEGINNING, day, List.of());
        known(successor, successorNumber, day, null, List.of(recipient));
        String told = told(number, project.id()).getFirst();
        followup.moveClockTo(onTheDay);

        assertThat(told(successorNumber, project.id())).containsExactly(told);
        assertThat(read(successorNumber, told).status()).isEqualTo(200);
        assertThat(read(Organisations.VEFSN.organisationNumber(), told).status())
                .isEqualTo(404);
        write(successorNumber, 0);
        submit(successorNumber);
        String duty = project.duty("PROGRESS");
        assertThat(StartedProject.review(duty, "APPROVE", null).status()).isEqualTo(200);
        assertThat(told(successorNumber, duty)).hasSize(1);
    }

    @Test
    void itIsInheritedThroughEveryGenerationInWhateverOrderAndHoweverOftenItIsTold() {
        UUID newest = UUID.randomUUID();
        String newestNumber = nextNumber();
        followup.moveClockTo(onTheDay);
        known(newest, newestNumber, day, null, List.of(successor));
        known(newest, newestNumber, day, null, List.of(successor));
        assertThat(seen(newestNumber)).isFalse();
        known(successor, null, day.minusDays(1), day, List.of(recipient));
        assertThat(seen(newestNumber)).isFalse();
        known(recipient, number, BEGINNING, day.minusDays(1), List.of());
        assertThat(seen(newestNumber)).isTrue();

        // by one who does not tell of predecessors
        known(successor, null, day.minusDays(1), day, null);
        assertThat(seen(newestNumber)).isTrue();
        assertThat(write(newestNumber, 0).status()).isEqualTo(200);
    }

    private static String nextNumber() {
        return Integer.toString(LAST_NUMBER.incrementAndGet());
    }

    private static OrganisationRegistered organisation(
            UUID id, String number, LocalDate from, LocalDate to, List<UUID> predecessors) {
        String name = "Kommune " + UUID.randomUUID();
        return new OrganisationRegistered(
                id, number, name, "MUNICIPALITY", null, "troms-ofoten", from, to, predecessors);
    }

    /** Tells of an organisation, and waits until the service has heard it. */
    private void known(UUID id, String number, LocalDate from, LocalDate to, List<UUID> predecessors) {
        OrganisationRegistered told = organisation(id, number, from, to, predecessors);
        followup.publish(Followup.APPLICATIONS, OrganisationRegistered.TYPE, id.toString(), told);
        eventually(() -> followup.count("select count(*) from organisation where name = '" + told.name() + "'") == 1);
    }

    /** Whether the users of a number are shown the project, alone and in the list alike. */
    private boolean seen(String byUsersOf) {
        int status = get(byUsersOf, "/projects/" + project.id()).status();
        assertThat(get(byUsersOf, "/projects?limit=200").texts("/items", "id").contains(project.id()))
                .isEqualTo(status == 200);
        assertThat(status).isIn(200, 404);
        return status == 200;
    }

    private List<String> told(String usersOf, String subjectId) {
        return get(usersOf, "/notifications?limit=200").items().stream()
                .filter(told -> told.at("/subject/id").asText().equals(subjectId))
                .map(told -> told.path("id").asText())
                .toList();
    }

    private Answer get(String usersOf, String path) {
        return followup.sendWithToken(tokenOf(usersOf), "GET", path, null);
    }

    private Answer write(String usersOf, int version) {
        return followup.sendWithToken(
                tokenOf(usersOf), "PUT", report, StartedProject.reportOf(1_000), "If-Match", "\"" + version + "\"");
    }

    private Answer submit(String usersOf) {
        return followup.sendWithToken(tokenOf(usersOf), "POST", report + "/submit", null);
    }

    private Answer read(String usersOf, String notification) {
        return followup.sendWithToken(tokenOf(usersOf), "POST", "/notifications/" + notification + "/read", null);
    }

    private String tokenOf(String number) {
        return followup.tokenOf(Map.of(
                "sub",
                "user." + number,
                "roles",
                List.of("APPLICANT"),
                "consumer",
                Map.of("authority", "iso6523-actorid-upis", "ID", "0192:" + number)));
    }
}
