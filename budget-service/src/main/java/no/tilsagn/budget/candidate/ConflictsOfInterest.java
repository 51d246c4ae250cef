package no.tilsagn.budget.candidate;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Problem;

/** Keeps people from what they have declared a conflict of interest over; the latest declaration counts. */
@Singleton
public class ConflictsOfInterest {
    private final ImpartialityRepository repository;

    ConflictsOfInterest(ImpartialityRepository repository) {
        this.repository = repository;
    }

    /** The applications over which the caller has declared one. */
    public Set<UUID> of(Caller caller) {
        return repository.findConflictsOf(caller.subject());
    }

    /** @throws Problem 403 {@code CONFLICT_OF_INTEREST} when the caller has declared one over any of the applications */
    public void requireNone(Caller caller, Collection<UUID> applicationIds) {
        Set<UUID> conflicted = of(caller);
        applicationIds.stream().filter(conflicted::contains).findFirst().ifPresent(applicationId -> {
            throw Problem.forbidden(
                            "CONFLICT_OF_INTEREST", "You have declared a conflict of interest over this application.")
                    .with("applicationId", applicationId);
        });
    }
}
