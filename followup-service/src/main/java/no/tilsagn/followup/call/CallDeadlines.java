package no.tilsagn.followup.call;

import jakarta.inject.Singleton;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;

/** Until when a call takes applications; it may lack a call whose publication has not arrived yet. */
@Singleton
public class CallDeadlines {
    private final CallDeadlineRepository repository;

    CallDeadlines(CallDeadlineRepository repository) {
        this.repository = repository;
    }

    /** The last one, local time of Oslo, inclusive: until then a returned application may be submitted again. */
    public Optional<LocalDateTime> lastOf(UUID callId) {
        return repository.findById(callId).map(CallDeadline::lastDeadline);
    }
}
