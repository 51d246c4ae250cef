package no.tilsagn.applications.ranking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.tilsagn.api.FieldError;

/** What is wrong with a ranking list. */
final class RankingCheck {
    private RankingCheck() {}

    /**
     * @param eligible those that may be ranked
     * @param oneTier whether nothing can be forwarded
     */
    static List<FieldError> errors(List<RankingEntry> entries, Set<UUID> eligible, boolean oneTier) {
        List<FieldError> errors = new ArrayList<>();
        Set<UUID> applications = new HashSet<>();
        Set<Integer> ranks = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            RankingEntry entry = entries.get(i);
            String pointer = "/entries/" + i;
            if (!applications.add(entry.applicationId())) {
                errors.add(error(pointer + "/applicationId", "DUPLICATE", "An application is ranked once."));
            } else if (!eligible.contains(entry.applicationId())) {
                errors.add(error(
                        pointer + "/applicationId",
                        "NOT_ELIGIBLE",
                        "This is no eligible application of this call and health community."));
            }
            if (!ranks.add(entry.rank()) || entry.rank() > entries.size()) {
                errors.add(error(pointer + "/rank", "RANK_INVALID", "Ranks are 1, 2, 3 …, each given once."));
            }
            if (entry.recommendation() == Recommendation.NOT_FORWARD && isBlank(entry.reason())) {
                errors.add(error(pointer + "/reason", "REASON_MISSING", "Say why it is not forwarded."));
            }
            if (oneTier && entry.recommendation().forwards()) {
                errors.add(error(pointer + "/recommendation", "ONE_TIER", "Nothing is forwarded in this call."));
            }
        }
        return errors;
    }

    private static FieldError error(String pointer, String code, String message) {
        return new FieldError(pointer, code, message);
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
