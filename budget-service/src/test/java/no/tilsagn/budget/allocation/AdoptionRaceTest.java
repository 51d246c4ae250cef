package no.tilsagn.budget.allocation;

import static no.tilsagn.budget.KnownOrganisations.VEFSN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import no.tilsagn.api.Caller;
import no.tilsagn.api.IfMatch;
import no.tilsagn.api.Problem;
import no.tilsagn.api.Roles;
import no.tilsagn.budget.Committee;
import no.tilsagn.budget.KnownOrganisations;
import no.tilsagn.budget.Round;
import no.tilsagn.budget.Round.Request;
import no.tilsagn.budget.RunningService;
import no.tilsagn.budget.interleaving.Interleavings;
import no.tilsagn.budget.interleaving.Interleavings.Meeting;
import no.tilsagn.budget.interleaving.Outcome;
import no.tilsagn.budget.ledger.Bucket;
import no.tilsagn.budget.ledger.FundYear;
import no.tilsagn.budget.ledger.Ledger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whole adoptions against each other: one overtakes the other at each of its statements. */
class AdoptionRaceTest {
    private static final RunningService SERVICE = RunningService.get();
    private static final Committee COMMITTEE = new Committee(SERVICE);
    private static final Caller CHAIR =
            new Caller(Committee.CHAIR, "Leder", "310000094", Set.of(Roles.COMMITTEE, Roles.COMMITTEE_CHAIR));

    /** A round with one application, which is offered a krone again and again. */
    private record OneApplication(Round round, UUID id) {
        static OneApplication forwarded() {
            Round round = Round.published(SERVICE);
            UUID id = round.submitted(Request.project("helgeland", VEFSN, Map.of(2025, 1_000_000L)));
            round.forwarded("helgeland", id);
            return new OneApplication(round, id);
        }

        UUID allocationOfAKrone(UUID fund) {
            UUID allocation = COMMITTEE.open(round, fund);
            COMMITTEE.decide(allocation, Committee.award(id, Map.of(2025, 1L), "Ikke mer igjen"));
            return allocation;
        }
    }

    @BeforeAll
    static void theCommitteeMeets() {
        SERVICE.moveClockTo(Round.MEETING);
        KnownOrganisations.make(SERVICE);
    }

    @Test
    void givesTheLastKroneToExactlyOneWhereverOneOvertakesTheOther() {
        OneApplication one = OneApplication.forwarded();
        OneApplication other = OneApplication.forwarded();

        int runs = new Interleavings(SERVICE.database())
                .explore(
                        () -> {
                            UUID fund = COMMITTEE.fundWith(Map.of(2025, 1L));
                            UUID first = one.allocationOfAKrone(fund);
                            UUID second = other.allocationOfAKrone(fund);
                            return new Meeting(
                                    List.of(adoptionOf(first), adoptionOf(second)),
                                    outcomes -> assertOneWon(fund, List.of(first, second), outcomes));
                        },
                        1);

        assertThat(runs).as("one per statement of each at least").isGreaterThan(20);
    }

    private static Callable<?> adoptionOf(UUID allocation) {
        var meeting = new AllocationAdoption.Meeting(LocalDate.of(2025, 6, 12), "7/2025", Committee.members(5), null);
        return () -> SERVICE.bean(AllocationAdoption.class).adopt(allocation, meeting, new IfMatch(null), CHAIR);
    }

    private static void assertOneWon(UUID fund, List<UUID> allocations, List<Outcome> outcomes) {
        assertThat(outcomes.stream().filter(Outcome::succeeded)).hasSize(1);
        int loser = outcomes.getFirst().succeeded() ? 1 : 0;
        assertThat(outcomes.get(loser).failure())
                .isInstanceOfSatisfying(
                        Problem.class, refusal -> assertThat(refusal.code()).isEqualTo("FUND_EXHAUSTED"));
        assertThat(statusOf(allocations.get(loser))).isEqualTo("DRAFT");
        assertThat(statusOf(allocations.get(1 - loser))).isEqualTo("ADOPTED");
        Ledger ledger = SERVICE.bean(Ledger.class);
        assertThat(ledger.prove(fund).holds()).isTrue();
        assertThat(ledger.balance(new FundYear(fund, 2025)).availableOre()).isZero();
        assertThat(ledger.balance(new FundYear(fund, 2025)).ore(Bucket.RESERVED))
                .isEqualTo(100);
    }

    private static String statusOf(UUID allocation) {
        return SERVICE.api()
                .get("auditor", "/api/v1/allocations/" + allocation)
                .body()
                .get("status")
                .asText();
    }
}
