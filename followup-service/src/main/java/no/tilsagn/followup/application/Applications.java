package no.tilsagn.followup.application;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** The local copy of submitted applications; it may lack one whose submission has not arrived yet. */
@Singleton
public class Applications {
    private final ApplicationRepository repository;

    Applications(ApplicationRepository repository) {
        this.repository = repository;
    }

    public Optional<Application> find(UUID applicationId) {
        return repository.findById(applicationId);
    }

    /** {@code " «title»"} to follow a noun in Norwegian text, or nothing as long as the application is not known. */
    public String quotedTitle(UUID applicationId) {
        return find(applicationId)
                .map(application -> " «%s»".formatted(application.title()))
                .orElse("");
    }
}
