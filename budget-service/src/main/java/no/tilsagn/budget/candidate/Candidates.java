package no.tilsagn.budget.candidate;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.tilsagn.budget.candidate.Shortlist.Awaited;

/** Finds what the health communities recommend. */
@Singleton
public class Candidates {
    private final SubmittedApplicationRepository applications;
    private final RankingEntryRepository ranking;
    private final ImpartialityRepository impartiality;

    Candidates(
            SubmittedApplicationRepository applications,
            RankingEntryRepository ranking,
            ImpartialityRepository impartiality) {
        this.applications = applications;
        this.ranking = ranking;
        this.impartiality = impartiality;
    }

    /** What was forwarded to the regional fund by any health community. */
    public Shortlist forRegionalFund(UUID callId) {
        return shortlist(ranking.find(callId, List.of("FORWARD", "BOTH"), null));
    }

    /** What a health community means to support from its own fund. */
    public Shortlist forLocalFund(UUID callId, String healthCommunity) {
        return shortlist(ranking.find(callId, List.of("LOCAL", "BOTH"), healthCommunity));
    }

    public Optional<SubmittedApplication> find(UUID applicationId) {
        return applications.findByApplicationId(applicationId);
    }

    /** Lets nobody else decide on these applications, or withdraw them, until the transaction ends. */
    public void lock(List<UUID> applicationIds) {
        if (!applicationIds.isEmpty()) {
            applications.lock(applicationIds);
        }
    }

    /** Takes an application out of the round; waits for those who are deciding on it. */
    public void exclude(UUID applicationId, Exclusion why) {
        applications.exclude(applicationId, why);
    }

    private Shortlist shortlist(List<RankingEntry> entries) {
        if (entries.isEmpty()) {
            return new Shortlist(List.of(), List.of());
        }
        List<UUID> ids = entries.stream().map(RankingEntry::applicationId).toList();
        Map<UUID, SubmittedApplication> known = applications.findByApplicationIdIn(ids).stream()
                .collect(Collectors.toMap(SubmittedApplication::applicationId, Function.identity()));
        Map<UUID, List<String>> conflicted = impartiality.findConflicts(ids).stream()
                .collect(Collectors.groupingBy(
                        Impartiality::applicationId, Collectors.mapping(Impartiality::subject, Collectors.toList())));
        List<Candidate> candidates = new ArrayList<>();
        List<Awaited> awaited = new ArrayList<>();
        for (RankingEntry entry : entries) {
            SubmittedApplication application = known.get(entry.applicationId());
            if (isAwaited(entry, application)) {
                awaited.add(new Awaited(entry.applicationId(), application == null ? null : application.number()));
            } else if (application.exclusion() == null) {
                candidates.add(candidate(entry, application, conflicted.get(entry.applicationId())));
            }
        }
        return new Shortlist(List.copyOf(candidates), List.copyOf(awaited));
    }

    /** Also what was returned for correction and is out of the round as it is known here: it has been handed in again. */
    private static boolean isAwaited(RankingEntry entry, @Nullable SubmittedApplication known) {
        Long ranked = entry.applicationVersion();
        return known == null || ranked != null && known.version() < ranked;
    }

    private static Candidate candidate(
            RankingEntry entry, SubmittedApplication application, @Nullable List<String> conflicted) {
        return new Candidate(
                application,
                entry.rank(),
                entry.recommendation(),
                entry.recommendedAmountOre(),
                conflicted == null ? List.of() : conflicted);
    }
}
