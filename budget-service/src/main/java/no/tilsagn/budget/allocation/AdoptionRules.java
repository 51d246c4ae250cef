package no.tilsagn.budget.allocation;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import no.tilsagn.api.Nok;
import no.tilsagn.api.Problem;
import no.tilsagn.budget.amount.YearAmounts;
import no.tilsagn.budget.candidate.Candidate;
import no.tilsagn.budget.rule.Entitlement;
import no.tilsagn.budget.rule.FundedPeriod;
import no.tilsagn.budget.rule.GrantRequest;
import no.tilsagn.budget.rule.Limit;
import no.tilsagn.budget.rule.RuleParameters;

/**
 * What must hold before a decision is adopted; that the fund has the money is for the ledger to say.
 *
 * @param candidates all of them
 * @param awardedElsewhereOre by application, what other allocations have awarded
 * @param present subjects of the members who take part
 * @param seats members of the deciding body, present or not; null when that is not known
 * @param adopter subject of the one who tells of the meeting, and is answered
 */
record AdoptionRules(
        List<Candidate> candidates,
        Map<UUID, Decision> decisions,
        Map<UUID, Long> awardedElsewhereOre,
        RuleParameters rules,
        Set<String> present,
        @Nullable Integer seats,
        String adopter) {

    /** @param limit null for whoever has declared a conflict of interest over the application */
    record Violation(
            UUID applicationId, String rule, @Nullable Nok limit, String detail) {

        Violation withheld() {
            return new Violation(
                    applicationId, rule, null, "You have declared a conflict of interest over this application.");
        }
    }

    record Conflict(String member, UUID applicationId) {}

    /** The first kind of reason against adoption, with every instance of it. */
    Optional<Problem> refusal() {
        return quorum().or(this::conflicts)
                .or(this::noCandidates)
                .or(this::undecided)
                .or(this::reasons)
                .or(this::violations)
                .or(this::departures);
    }

    private Optional<Problem> quorum() {
        if (isQuorum()) {
            return Optional.empty();
        }
        Problem refusal = Problem.ruleBroken("NO_QUORUM", "More than half of the members must be present.")
                .with("present", present.size());
        return Optional.of(seats == null ? refusal : refusal.with("members", seats));
    }

    private boolean isQuorum() {
        return seats == null ? !present.isEmpty() : present.size() * 2 > seats && present.size() <= seats;
    }

    private Optional<Problem> conflicts() {
        List<Conflict> conflicts = candidates.stream()
                .flatMap(candidate -> candidate.conflictedMembers().stream()
                        .filter(present::contains)
                        .map(member -> new Conflict(member, candidate.applicationId())))
                .toList();
        return conflicts.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.ruleBroken(
                                "CONFLICTED_MEMBER", "Who has declared a conflict of interest must step out.")
                        .with("conflicts", conflicts));
    }

    private Optional<Problem> noCandidates() {
        return candidates.isEmpty()
                ? Optional.of(Problem.ruleBroken("NO_CANDIDATES", "There is nothing to decide on."))
                : Optional.empty();
    }

    private Optional<Problem> undecided() {
        return refusal(
                candidatesWhere(candidate -> !decisions.containsKey(candidate.applicationId())),
                "UNDECIDED_CANDIDATE",
                "Every candidate needs a decision.");
    }

    private Optional<Problem> reasons() {
        return refusal(
                candidatesWhere(candidate -> decision(candidate).reason() == null
                        && decision(candidate).byYear().total()
                                < request(candidate).requestedOre()),
                "REASON_MISSING",
                "A rejection, and an award of less than was applied for, need a reason.");
    }

    private Optional<Problem> violations() {
        List<Violation> violations = brokenRules();
        return violations.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Problem.ruleBroken("RULE_BROKEN", "The decision breaks rules of the call: see violations.")
                                .with("violations", violations));
    }

    /** Without what the one who is answered may not know. */
    List<Violation> brokenRules() {
        return candidates.stream()
                .filter(candidate -> decision(candidate).awards())
                .flatMap(candidate -> violations(candidate).stream()
                        .map(violation ->
                                candidate.conflictedMembers().contains(adopter) ? violation.withheld() : violation))
                .toList();
    }

    private List<Violation> violations(Candidate candidate) {
        UUID id = candidate.applicationId();
        YearAmounts byYear = decision(candidate).byYear();
        List<Violation> violations = new ArrayList<>();
        for (Limit limit : Entitlement.limits(request(candidate), rules)) {
            if (byYear.total() > limit.ore()) {
                violations.add(new Violation(id, limit.rule().name(), Nok.ofOre(limit.ore()), limit.why()));
            }
        }
        FundedPeriod period = FundedPeriod.of(request(candidate), rules);
        for (int year : byYear.ore().keySet()) {
            if (!period.hasYear(year)) {
                String why =
                        "%d er utenfor perioden som støttes (%s til %s).".formatted(year, period.from(), period.to());
                violations.add(new Violation(id, FundedPeriod.RULE, Nok.ZERO, why));
            }
        }
        return violations;
    }

    private Optional<Problem> departures() {
        return refusal(
                candidatesWhere(lower -> decision(lower).awards()
                        && decision(lower).departureReason() == null
                        && candidates.stream().anyMatch(higher -> isPassedBy(higher, lower))),
                "DEPARTURE_REASON_MISSING",
                "An award past a rejected application that its health community ranks higher needs a departureReason.");
    }

    /** Whether the one is rejected without a word on why the other comes before it. */
    private boolean isPassedBy(Candidate higher, Candidate lower) {
        return higher.rank() < lower.rank()
                && higher.application()
                        .healthCommunity()
                        .equals(lower.application().healthCommunity())
                && !decision(higher).awards()
                && decision(higher).departureReason() == null;
    }

    private List<UUID> candidatesWhere(Predicate<Candidate> condition) {
        return candidates.stream()
                .filter(condition)
                .map(Candidate::applicationId)
                .toList();
    }

    private Decision decision(Candidate candidate) {
        return decisions.get(candidate.applicationId());
    }

    private GrantRequest request(Candidate candidate) {
        return candidate.application().request(awardedElsewhereOre.getOrDefault(candidate.applicationId(), 0L));
    }

    private static Optional<Problem> refusal(List<UUID> applicationIds, String code, String detail) {
        return applicationIds.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.ruleBroken(code, detail).with("applicationIds", applicationIds));
    }
}
