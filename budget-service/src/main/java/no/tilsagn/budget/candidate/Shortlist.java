package no.tilsagn.budget.candidate;

import java.util.List;
import java.util.UUID;

/**
 * Those that an allocation decides on.
 *
 * @param candidates by health community and rank
 * @param unknown ranked applications of which nothing has been heard yet
 */
public record Shortlist(List<Candidate> candidates, List<UUID> unknown) {}
