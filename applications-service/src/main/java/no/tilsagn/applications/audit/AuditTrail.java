package no.tilsagn.applications.audit;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.ReadOnly;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import no.tilsagn.api.Paging;
import no.tilsagn.api.Slice;

/** The append-only record of deeds and of readings, written in the transaction of what it records. */
@Singleton
public class AuditTrail {
    private final AuditRepository repository;
    private final InstantSource clock;

    AuditTrail(AuditRepository repository, InstantSource clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * @param fromStatus null when the application came into being
     * @param version of the application after the deed
     */
    @Transactional
    public void record(
            UUID applicationId,
            Actor actor,
            String action,
            @Nullable String fromStatus,
            String toStatus,
            long version,
            @Nullable String note) {
        repository.saveHistory(
                applicationId,
                clock.instant(),
                actor.subject(),
                actor.name(),
                actor.organisationNumber(),
                action,
                fromStatus,
                toStatus,
                version,
                note);
    }

    /**
     * @param objectId of the call or the organisation
     * @param version of it after the deed
     */
    @Transactional
    public void recordDeed(UUID objectId, Actor actor, String action, long version, @Nullable String note) {
        repository.saveDeed(
                objectId,
                clock.instant(),
                actor.subject(),
                actor.name(),
                actor.organisationNumber(),
                action,
                version,
                note);
    }

    @Transactional
    public void recordReading(UUID applicationId, Actor actor) {
        repository.saveAccess(
                applicationId, clock.instant(), actor.subject(), actor.name(), actor.organisationNumber());
    }

    /**
     * Oldest first.
     *
     * @param assessment whether to tell who is conflicted, and what was said when the application was ranked
     */
    @ReadOnly
    public Slice<HistoryEntry> history(UUID applicationId, boolean assessment, Paging paging) {
        return Slice.of(
                repository.history(applicationId, assessment, paging.afterNumber(), paging.rowsToRead()),
                paging,
                entry -> Long.toString(entry.id()));
    }

    /** What was done with a call or an organisation, oldest first. */
    @ReadOnly
    public Slice<Deed> deeds(UUID objectId, Paging paging) {
        return Slice.of(
                repository.deeds(objectId, paging.afterNumber(), paging.rowsToRead()),
                paging,
                deed -> Long.toString(deed.id()));
    }

    /** Oldest first. */
    @ReadOnly
    public Slice<PersonalDataAccess> readings(UUID applicationId, Paging paging) {
        return Slice.of(
                repository.accesses(applicationId, paging.afterNumber(), paging.rowsToRead()),
                paging,
                reading -> Long.toString(reading.id()));
    }
}
