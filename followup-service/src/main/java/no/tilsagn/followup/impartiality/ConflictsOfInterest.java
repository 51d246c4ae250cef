package no.tilsagn.followup.impartiality;

import jakarta.inject.Singleton;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Problem;

/**
 * Who has a conflict of interest over which application, as declared in applications-service. It concerns the person, in
 * whatever role, and lasts until the same person declares otherwise.
 */
@Singleton
public class ConflictsOfInterest {
    private final ImpartialityRepository repository;

    ConflictsOfInterest(ImpartialityRepository repository) {
        this.repository = repository;
    }

    /** @throws Problem 403 {@code CONFLICT_OF_INTEREST} when the caller has declared one over the application */
    public void requireNone(Caller caller, UUID applicationId) {
        if (repository.isConflicted(applicationId, caller.subject())) {
            throw Problem.forbidden(
                    "CONFLICT_OF_INTEREST",
                    "You have declared a conflict of interest over the application behind this.");
        }
    }
}
