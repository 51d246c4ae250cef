package no.tilsagn.applications.outcome;

import static no.tilsagn.applications.Round.SECRETARIAT;
import static no.tilsagn.applications.Round.SENJA;
import static no.tilsagn.applications.Round.SSU;
import static no.tilsagn.applications.Round.eligible;
import static no.tilsagn.applications.Round.openCall;
import static no.tilsagn.applications.Round.passLocalDeadline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.tilsagn.applications.PublishedEvents;
import no.tilsagn.contracts.budget.AllocationAdopted;
import no.tilsagn.contracts.budget.AwardAccepted;
import no.tilsagn.contracts.budget.AwardDeclined;
import no.tilsagn.contracts.budget.AwardOffered;
import no.tilsagn.contracts.budget.AwardSettled;
import no.tilsagn.contracts.budget.YearAmount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final long REQUESTED = 220_000_000;

    private final UUID award = UUID.randomUUID();
    private UUID call;
    private UUID application;

    @BeforeEach
    void aForwardedApplication() {
        call = UUID.fromString(openCall());
        application = UUID.fromString(eligible(call.toString()));
        String list = "/calls/" + call + "/ranking-lists/troms-ofoten";
        SECRETARIAT.put(list, """
                        {"entries": [{"applicationId": "%s", "rank": 1, "recommendation": "BOTH"}]}""".formatted(application)).expect(201);
        passLocalDeadline();
        SSU.post(list + "/adopt", """
                        {"meetingOn": "2025-03-07", "caseNumber": "7/2025", "present": 8, "members": 10}""").expect(200);
    }

    @Test
    void followsAnAwardFromTheOfferToItsSettlement() {
        offer(award, REQUESTED);
        awaitStatus("AWARDED");
        accept(award);
        awaitStatus("ACCEPTED");
        settle(award);
        awaitStatus("CLOSED");
        var actions = SENJA.get("/applications/" + application + "/history")
                .body()
                .at("/items")
                .findValuesAsText("action");
        assertThat(actions).endsWith("RANK", "AWARD_OFFERED", "AWARD_ACCEPTED", "AWARD_SETTLED");
    }

    @Test
    void anOfferOfLessIsAPartAward() {
        offer(award, REQUESTED - 1);
        awaitStatus("PARTLY_AWARDED");
        decline(award);
        awaitStatus("DECLINED");
    }

    @Test
    void aRegionalRejectionDoesNotUndoALocalAward() {
        offer(award, REQUESTED);
        awaitStatus("AWARDED");
        reject();
        decline(award);
        awaitStatus("DECLINED");
    }

    @Test
    void aLocalAwardComesAfterARegionalRejection() {
        reject();
        awaitStatus("REJECTED");
        offer(award, REQUESTED);
        awaitStatus("AWARDED");
    }

    @Test
    void aRepeatedOldMessageMovesNothingBack() {
        offer(award, REQUESTED);
        accept(award);
        awaitStatus("ACCEPTED");
        offer(award, REQUESTED);
        UUID later = UUID.randomUUID();
        offer(later, REQUESTED);
        decline(later);
        settle(award);
        awaitStatus("CLOSED");
    }

    @Test
    void whatWasWithdrawnStaysWithdrawn() {
        SENJA.post("/applications/" + application + "/withdraw").expect(200);
        UUID other = UUID.randomUUID();
        offer(award, REQUESTED);
        accept(award);
        // the same key: once this is through, so are the others
        settle(award);
        PublishedEvents.fromBudget(AwardOffered.TYPE, other.toString(), offered(other, REQUESTED));
        await().during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(status()).isEqualTo("WITHDRAWN"));
    }

    private void offer(UUID id, long total) {
        PublishedEvents.fromBudget(AwardOffered.TYPE, id.toString(), offered(id, total));
    }

    private AwardOffered offered(UUID id, long total) {
        return new AwardOffered(
                id,
                "T-2025-0001",
                application,
                call,
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "troms-ofoten",
                "Hvor er samhandlingsrommet?",
                REQUESTED,
                total,
                List.of(new YearAmount(2025, total)),
                LocalDate.parse("2025-07-07"),
                null,
                List.of());
    }

    private void accept(UUID id) {
        PublishedEvents.fromBudget(
                AwardAccepted.TYPE,
                id.toString(),
                new AwardAccepted(
                        id,
                        "T-2025-0001",
                        application,
                        call,
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        List.of(),
                        "troms-ofoten",
                        "Hvor er samhandlingsrommet?",
                        LocalDate.parse("2025-09-01"),
                        LocalDate.parse("2026-02-28"),
                        REQUESTED,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        LocalDate.parse("2025-06-20")));
    }

    private void decline(UUID id) {
        PublishedEvents.fromBudget(
                AwardDeclined.TYPE,
                id.toString(),
                new AwardDeclined(
                        id, "T-2025-0001", application, call, UUID.randomUUID(), "troms-ofoten", REQUESTED, null));
    }

    private void settle(UUID id) {
        PublishedEvents.fromBudget(
                AwardSettled.TYPE,
                id.toString(),
                new AwardSettled(id, "T-2025-0001", application, UUID.randomUUID(), "troms-ofoten", REQUESTED, 0));
    }

    private void reject() {
        UUID allocation = UUID.randomUUID();
        PublishedEvents.fromBudget(
                AllocationAdopted.TYPE,
                allocation.toString(),
                new AllocationAdopted(
                        allocation,
                        call,
                        UUID.randomUUID(),
                        "REGIONAL",
                        2025,
                        "ALLOCATION_COMMITTEE",
                        LocalDate.parse("2025-06-15"),
                        "3/2025",
                        List.of(new AllocationAdopted.Item(
                                application,
                                "2025-0001",
                                "troms-ofoten",
                                UUID.randomUUID(),
                                "REJECT",
                                REQUESTED,
                                0,
                                "Ikke prioritert"))));
    }

    private void awaitStatus(String expected) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(status()).isEqualTo(expected));
    }

    private String status() {
        return SENJA.get("/applications/" + application).text("/status");
    }
}
