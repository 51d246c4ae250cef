package no.tilsagn.applications.outcome;

import java.util.List;
import java.util.Optional;
import no.tilsagn.applications.application.ApplicationStatus;

/**
 * The state of an application that follows from all that was decided on it. An application can be rejected from one fund
 * and awarded from another, and what is heard first depends on nothing, so the state is worked out from the whole: an
 * accepted award outweighs an open offer, that a settled award, and any award a rejection.
 */
final class Verdict {
    private Verdict() {}

    /**
     * @param requestedOre what was applied for
     * @return empty when nothing has been decided
     */
    static Optional<ApplicationStatus> of(List<AwardOutcome> awards, boolean rejected, long requestedOre) {
        if (any(awards, AwardState.ACCEPTED)) {
            return Optional.of(ApplicationStatus.ACCEPTED);
        } else if (any(awards, AwardState.OFFERED)) {
            return Optional.of(
                    offered(awards) < requestedOre ? ApplicationStatus.PARTLY_AWARDED : ApplicationStatus.AWARDED);
        } else if (any(awards, AwardState.SETTLED)) {
            return Optional.of(ApplicationStatus.CLOSED);
        } else if (any(awards, AwardState.DECLINED)) {
            return Optional.of(ApplicationStatus.DECLINED);
        } else if (any(awards, AwardState.LAPSED)) {
            return Optional.of(ApplicationStatus.LAPSED);
        }
        return rejected ? Optional.of(ApplicationStatus.REJECTED) : Optional.empty();
    }

    private static boolean any(List<AwardOutcome> awards, AwardState state) {
        return awards.stream().anyMatch(award -> award.state() == state);
    }

    private static long offered(List<AwardOutcome> awards) {
        return awards.stream()
                .filter(award -> award.state() == AwardState.OFFERED)
                .mapToLong(AwardOutcome::totalOre)
                .sum();
    }
}
