package no.tilsagn.budget.organisation;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.tilsagn.api.Caller;
import no.tilsagn.api.OsloTime;

/** Looks organisations up. One that has just been registered may be known some milliseconds later. */
@Singleton
public class Organisations {
    private final OrganisationRepository repository;
    private final InstantSource clock;

    Organisations(OrganisationRepository repository, InstantSource clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** Their names now; nothing for those of which nothing has been heard yet. */
    public Map<UUID, String> names(Set<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : repository.findByIdIn(ids).stream().collect(Collectors.toMap(Organisation::id, Organisation::name));
    }

    /** The one that holds the number today. */
    public Optional<Organisation> withNumber(String organisationNumber) {
        return repository.findHolder(organisationNumber, OsloTime.today(clock));
    }

    /**
     * The one of a kind, such as the {@code HEALTH_COMMUNITY} of an area or the {@code REGIONAL_HEALTH_AUTHORITY} of none.
     *
     * @param healthCommunity null for one that belongs to no area
     */
    public Optional<Organisation> ofKind(String kind, @Nullable String healthCommunity) {
        return repository.findNewestOfKind(kind, healthCommunity);
    }

    /** Whom the caller acts for; nothing when that is nobody, or nobody known. */
    public Optional<Organisation> of(Caller caller) {
        return Optional.ofNullable(caller.organisationNumber()).flatMap(this::withNumber);
    }

    /** Whom the caller acts for, and those that have become it: what was theirs is its own. */
    public Set<UUID> lineOf(Caller caller) {
        return of(caller)
                .map(organisation -> Set.copyOf(repository.line(organisation.id(), OsloTime.today(clock))))
                .orElse(Set.of());
    }

    /** The health community that the caller's organisation belongs to. */
    public Optional<String> healthCommunityOf(Caller caller) {
        return of(caller).map(Organisation::healthCommunity);
    }
}
