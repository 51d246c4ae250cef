package no.tilsagn.budget.allocation;

import static no.tilsagn.budget.rule.Requests.RULES_2025;
import static no.tilsagn.budget.rule.Requests.kroner;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import no.tilsagn.api.Nok;
import no.tilsagn.api.Problem;
import no.tilsagn.budget.allocation.Decision.Outcome;
import no.tilsagn.budget.amount.YearAmounts;
import no.tilsagn.budget.candidate.Candidate;
import no.tilsagn.budget.candidate.SubmittedApplication;
import org.junit.jupiter.api.Test;

class AdoptionRulesTest {
    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<UUID, Decision> decisions = new HashMap<>();
    private final Map<UUID, Long> awardedElsewhere = new HashMap<>();

    @Test
    void adoptsWhatTheRulesAllow() {
        awarded(candidate("helgeland", 1, Map.of(2025, 1_000L)), Map.of(2025, 1_000L), null, null);
        rejected(candidate("helgeland", 2, Map.of(2025, 1_000L)), "Rammen rakk ikke", null);

        assertThat(refusal(5)).isEqualTo("NONE");
    }

    @Test
    void needsMoreThanHalfOfTheMembers() {
        rejected(candidate("helgeland", 1, Map.of(2025, 1_000L)), "Nei", null);

        assertThat(refusal(4)).isEqualTo("NO_QUORUM");
        assertThat(refusal(5)).isEqualTo("NONE");
        assertThat(refusal(8)).isEqualTo("NONE");
        assertThat(refusal(9)).isEqualTo("NO_QUORUM");
    }

    @Test
    void needsSomethingToDecideOn() {
        assertThat(refusal(5)).isEqualTo("NO_CANDIDATES");
    }

    @Test
    void keepsTheConflictedOut() {
        Candidate candidate = candidate("helgeland", 1, Map.of(2025, 1_000L), "member.2");
        rejected(candidate, "Nei", null);

        assertThat(refusal(5)).isEqualTo("CONFLICTED_MEMBER");
        assertThat(rules(Set.of("a", "b", "c", "d", "e")).refusal()).isEmpty();
    }

    @Test
    void tellsAChairWhoSteppedOutWhichRuleIsBrokenAndNoMore() {
        Candidate open = candidate("helgeland", 1, Map.of(2025, 1_000L));
        Candidate withheld = candidate("helgeland", 2, Map.of(2025, 2_000L), "chair");
        awarded(open, Map.of(2025, 1_001L), null, null);
        awarded(withheld, Map.of(2025, 2_001L), null, null);

        AdoptionRules rules = rules(Set.of("a", "b", "c", "d", "e"));

        assertThat(rules.refusal().orElseThrow().code()).isEqualTo("RULE_BROKEN");
        assertThat(rules.brokenRules())
                .extracting(violation -> violation.rule() + " " + violation.limit())
                .containsExactly("WITHIN_REQUEST " + Nok.ofKroner(1_000), "WITHIN_REQUEST null");
    }

    @Test
    void needsADecisionOnEveryCandidate() {
        awarded(candidate("helgeland", 1, Map.of(2025, 1_000L)), Map.of(2025, 1_000L), null, null);
        candidate("finnmark", 1, Map.of(2025, 1_000L));

        assertThat(refusal(5)).isEqualTo("UNDECIDED_CANDIDATE");
    }

    @Test
    void needsAReasonToRejectAndToAwardLessThanWasAppliedFor() {
        Candidate candidate = candidate("helgeland", 1, Map.of(2025, 1_000L));

        rejected(candidate, null, null);
        assertThat(refusal(5)).isEqualTo("REASON_MISSING");
        awarded(candidate, Map.of(2025, 999L), null, null);
        assertThat(refusal(5)).isEqualTo("REASON_MISSING");
        awarded(candidate, Map.of(2025, 999L), "Rammen rakk ikke til alt", null);
        assertThat(refusal(5)).isEqualTo("NONE");
    }

    @Test
    void refusesMoreThanWasAppliedFor() {
        awarded(candidate("helgeland", 1, Map.of(2025, 1_000L)), Map.of(2025, 1_001L), null, null);

        assertThat(refusal(5)).isEqualTo("RULE_BROKEN");
    }

    @Test
    void countsWhatTheOtherFundHasAwarded() {
        Candidate candidate = candidate("helgeland", 1, Map.of(2025, 1_000L));
        awardedElsewhere.put(candidate.applicationId(), 40_001L);
        awarded(candidate, Map.of(2025, 600L), "Resten lokalt", null);

        assertThat(refusal(5)).isEqualTo("RULE_BROKEN");
        awardedElsewhere.put(candidate.applicationId(), 40_000L);
        assertThat(refusal(5)).isEqualTo("NONE");
    }

    @Test
    void refusesYearsOutsideTheProject() {
        awarded(candidate("helgeland", 1, Map.of(2025, 1_000L)), Map.of(2030, 1_000L), null, null);

        assertThat(refusal(5)).isEqualTo("RULE_BROKEN");
    }

    @Test
    void refusesToPassBySomebodyWithoutSayingWhy() {
        Candidate first = candidate("helgeland", 1, Map.of(2025, 1_000L));
        Candidate second = candidate("helgeland", 2, Map.of(2025, 1_000L));
        Candidate elsewhere = candidate("finnmark", 2, Map.of(2025, 1_000L));
        awarded(elsewhere, Map.of(2025, 1_000L), null, null);
        rejected(first, "Uklar nytte", null);

        awarded(second, Map.of(2025, 1_000L), null, null);
        assertThat(refusal(5)).isEqualTo("DEPARTURE_REASON_MISSING");
        awarded(second, Map.of(2025, 1_000L), null, "Klarere effekt for pasientene");
        assertThat(refusal(5)).isEqualTo("NONE");
        awarded(second, Map.of(2025, 1_000L), null, null);
        rejected(first, "Uklar nytte", "Kan gjennomføres innenfor drift");
        assertThat(refusal(5)).isEqualTo("NONE");
    }

    private String refusal(int present) {
        Set<String> members = new TreeSet<>();
        IntStream.rangeClosed(1, present).forEach(no -> members.add("member." + no));
        return rules(members).refusal().map(Problem::code).orElse("NONE");
    }

    private AdoptionRules rules(Set<String> present) {
        return new AdoptionRules(candidates, decisions, awardedElsewhere, RULES_2025, present, 8, "chair");
    }

    private void awarded(Candidate candidate, Map<Integer, Long> kroner, String reason, String departureReason) {
        decide(candidate, Outcome.AWARD, kroner(kroner), reason, departureReason);
    }

    private void rejected(Candidate candidate, String reason, String departureReason) {
        decide(candidate, Outcome.REJECT, YearAmounts.NONE, reason, departureReason);
    }

    private void decide(
            Candidate candidate, Outcome outcome, YearAmounts amounts, String reason, String departureReason) {
        decisions.put(
                candidate.applicationId(),
                new Decision(candidate.applicationId(), outcome, amounts, reason, departureReason, List.of()));
    }

    private Candidate candidate(String community, int rank, Map<Integer, Long> kroner, String... conflicted) {
        YearAmounts requested = kroner(kroner);
        UUID lead = UUID.randomUUID();
        SubmittedApplication application = new SubmittedApplication(
                UUID.randomUUID(),
                1,
                "2025-%04d".formatted(candidates.size() + 1),
                UUID.randomUUID(),
                "Observasjonspost",
                "PROJECT",
                false,
                null,
                community,
                lead,
                List.of(lead),
                LocalDate.parse("2025-08-01"),
                LocalDate.parse("2029-12-31"),
                requested,
                requested.total(),
                null,
                Instant.parse("2025-02-28T12:00:00Z"),
                null);
        Candidate candidate = new Candidate(application, rank, "FORWARD", null, List.of(conflicted));
        candidates.add(candidate);
        return candidate;
    }
}
