package no.tilsagn.budget.candidate;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.tilsagn.api.Problem;

/**
 * Those that an allocation decides on.
 *
 * @param candidates by health community and rank
 * @param awaited ranked applications that have not arrived, or not as they were when they were ranked
 */
public record Shortlist(List<Candidate> candidates, List<Awaited> awaited) {

    /** @param number null when nothing at all has been heard of it */
    public record Awaited(UUID applicationId, @Nullable String number) {
        String name() {
            return number == null ? applicationId.toString() : number;
        }
    }

    public Shortlist without(Set<UUID> applicationIds) {
        return new Shortlist(
                candidates.stream()
                        .filter(candidate -> !applicationIds.contains(candidate.applicationId()))
                        .toList(),
                awaited);
    }

    public List<UUID> awaitedIds() {
        return awaited.stream().map(Awaited::applicationId).toList();
    }

    /**
     * So that nobody is left out because a message is late.
     *
     * @throws Problem 409 {@code CANDIDATES_INCOMPLETE} with the {@code applicationIds} that are awaited
     */
    public void requireComplete() {
        if (!awaited.isEmpty()) {
            throw Problem.conflict(
                            "CANDIDATES_INCOMPLETE",
                            "Recommended applications have not arrived here as they were ranked: "
                                    + awaited.stream().map(Awaited::name).collect(Collectors.joining(", "))
                                    + ". Try again in a moment; if it stays so, an operator should look at the parked "
                                    + "messages of budget-service.")
                    .with("applicationIds", awaitedIds());
        }
    }
}
