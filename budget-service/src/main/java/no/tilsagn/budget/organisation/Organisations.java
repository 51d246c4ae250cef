package no.tilsagn.budget.organisation;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.tilsagn.api.Caller;

/** Looks organisations up. One that has just been registered may be known some milliseconds later. */
@Singleton
public class Organisations {
    private final OrganisationRepository repository;

    Organisations(OrganisationRepository repository) {
        this.repository = repository;
    }

    public Optional<Organisation> find(UUID id) {
        return repository.findById(id);
    }

    /** Their names now; nothing for those of which nothing has been heard yet. */
    public Map<UUID, String> names(Set<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : repository.findByIdIn(ids).stream().collect(Collectors.toMap(Organisation::id, Organisation::name));
    }

    /** The one that bears the number now, or bore it last. */
    public Optional<Organisation> withNumber(String organisationNumber) {
        return repository.findNewestByOrganisationNumber(organisationNumber);
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

    /** The health community that the caller's organisation belongs to. */
    public Optional<String> healthCommunityOf(Caller caller) {
        return of(caller).map(Organisation::healthCommunity);
    }
}
