package no.tilsagn.budget.award;

import static no.tilsagn.budget.Committee.award;
import static no.tilsagn.budget.RunningService.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import no.tilsagn.backends.Backends;
import no.tilsagn.budget.Api;
import no.tilsagn.budget.Committee;
import no.tilsagn.budget.KnownOrganisations;
import no.tilsagn.budget.Round;
import no.tilsagn.budget.Round.Request;
import no.tilsagn.budget.RunningService;
import no.tilsagn.budget.organisation.Organisations;
import no.tilsagn.contracts.applications.OrganisationRegistered;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was offered to an organisation belongs to what became of it. */
class SuccessionTest {
    private static final RunningService SERVICE = RunningService.get();
    private static final Api API = SERVICE.api();
    private static final Committee COMMITTEE = new Committee(SERVICE);
    private static final AtomicInteger LAST_NUMBER = new AtomicInteger(998_000_000);

    private static final LocalDate BEGINNING = LocalDate.parse("2020-01-01");
    private static final LocalDate DAY = LocalDate.parse("2025-06-20");
    private static final Instant LAST_SECOND_BEFORE = Instant.parse("2025-06-19T21:59:50Z");
    private static final Instant ON_THE_DAY = Instant.parse("2025-06-19T22:00:00Z");

    private final String number = nextNumber();
    private final UUID lead = KnownOrganisations.idOf(number);
    private final String partyNumber = nextNumber();
    private final UUID party = KnownOrganisations.idOf(partyNumber);
    private final UUID successor = UUID.randomUUID();
    private UUID awardId;

    @BeforeAll
    static void organisationsAreKnown() {
        KnownOrganisations.make(SERVICE);
    }

    @BeforeEach
    void anAwardIsOffered() {
        SERVICE.moveClockTo(Round.MEETING);
        known(lead, number, BEGINNING, null, List.of());
        known(party, partyNumber, BEGINNING, null, List.of());
        Map<Integer, Long> asked = Map.of(2025, 1_000_000L);
        Round round = Round.published(SERVICE);
        UUID application =
                round.submitted(Request.project("helgeland", number, asked).withParties(List.of(party)));
        round.forwarded("helgeland", application);
        UUID allocation = COMMITTEE.open(round, COMMITTEE.fundWith(asked));
        COMMITTEE.decide(allocation, award(application, asked));
        awardId = COMMITTEE.awardOf(COMMITTEE.adopt(allocation));
    }

    @ParameterizedTest(name = "the successor keeps the number: {0}")
    @ValueSource(booleans = {true, false})
    void aSuccessorAnswersWhatWasOfferedToItsPredecessor(boolean keepsTheNumber) {
        String successorNumber = keepsTheNumber ? number : nextNumber();
        known(lead, number, BEGINNING, DAY, List.of());
        known(successor, successorNumber, DAY, null, List.of(lead));

        SERVICE.moveClockTo(LAST_SECOND_BEFORE);
        assertThat(seen(number)).isTrue();
        assertThat(seen(successorNumber)).isEqualTo(keepsTheNumber);

        SERVICE.moveClockTo(ON_THE_DAY);
        assertThat(seen(successorNumber)).isTrue();
        assertThat(seen(number)).isEqualTo(keepsTheNumber);
        assertThat(seen(KnownOrganisations.VEFSN)).isFalse();
        assertThat(answer(KnownOrganisations.VEFSN, "accept").status()).isEqualTo(404);
        Api.Answer accepted = answer(successorNumber, "accept");
        assertThat(accepted.status()).as(accepted.body().toString()).isEqualTo(200);
        assertThat(accepted.body().get("status").asText()).isEqualTo("ACCEPTED");
        assertThat(accepted.body().get("recipientId").asText()).isEqualTo(lead.toString());
    }

    @Test
    void thePredecessorAnswersUntilItEnds() {
        known(lead, number, BEGINNING, DAY, List.of());
        known(successor, number, DAY, null, List.of(lead));
        SERVICE.moveClockTo(LAST_SECOND_BEFORE);

        assertThat(answer(number, "accept").status()).isEqualTo(200);
    }

    @Test
    void aSuccessorOfAPartySeesTheOfferAndDoesNotAnswerIt() {
        known(party, partyNumber, BEGINNING, DAY, List.of());
        known(successor, partyNumber, DAY, null, List.of(party));
        SERVICE.moveClockTo(ON_THE_DAY);

        assertThat(seen(partyNumber)).isTrue();
        assertThat(answer(partyNumber, "accept").code()).isEqualTo("FORBIDDEN");
        assertThat(answer(number, "decline").status()).isEqualTo(200);
    }

    @Test
    void itIsInheritedThroughEveryGenerationInWhateverOrderAndHoweverOftenItIsTold() {
        UUID newest = UUID.randomUUID();
        String newestNumber = nextNumber();
        known(newest, newestNumber, DAY, null, List.of(successor));
        known(newest, newestNumber, DAY, null, List.of(successor));
        SERVICE.moveClockTo(ON_THE_DAY);
        assertThat(seen(newestNumber)).isFalse();
        known(successor, null, DAY.minusDays(5), DAY, List.of(lead));
        assertThat(seen(newestNumber)).isFalse();
        known(lead, number, BEGINNING, DAY.minusDays(5), List.of());
        assertThat(seen(newestNumber)).isTrue();

        // by one who does not tell of predecessors
        known(successor, null, DAY.minusDays(4), DAY, null);
        assertThat(answer(newestNumber, "decline").status()).isEqualTo(200);
    }

    private static String nextNumber() {
        return Integer.toString(LAST_NUMBER.incrementAndGet());
    }

    /** Tells of an organisation, and waits until the service has heard it. */
    private static void known(UUID id, String number, LocalDate from, LocalDate to, List<UUID> predecessors) {
        String name = "Kommune " + UUID.randomUUID();
        KnownOrganisations.publish(
                SERVICE,
                new OrganisationRegistered(
                        id, number, name, "MUNICIPALITY", null, "helgeland", from, to, predecessors));
        eventually(() ->
                name.equals(SERVICE.bean(Organisations.class).names(Set.of(id)).get(id)));
    }

    /** Whether the users of a number are shown the award, alone and in the list alike. */
    private boolean seen(String byUsersOf) {
        String token = tokenOf(byUsersOf);
        int status = API.call("GET", "/api/v1/awards/" + awardId, token, null, Map.of())
                .status();
        JsonNode listed = API.call("GET", "/api/v1/awards?limit=200", token, null, Map.of())
                .body();
        assertThat(listed.get("items").findValuesAsText("id").contains(awardId.toString()))
                .isEqualTo(status == 200);
        assertThat(status).isIn(200, 404);
        return status == 200;
    }

    private Api.Answer answer(String byUsersOf, String verb) {
        return API.call("POST", "/api/v1/awards/" + awardId + "/" + verb, tokenOf(byUsersOf), Map.of(), Map.of());
    }

    private static String tokenOf(String number) {
        return Backends.identityProvider()
                .token(Map.of(
                        "sub",
                        "user." + number,
                        "roles",
                        List.of("APPLICANT"),
                        "consumer",
                        Map.of("authority", "iso6523-actorid-upis", "ID", "0192:" + number)));
    }
}
