package no.tilsagn.applications.application;

import io.micronaut.transaction.annotation.ReadOnly;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Paging;
import no.tilsagn.api.Slice;
import no.tilsagn.applications.audit.Actor;
import no.tilsagn.applications.audit.AuditTrail;
import no.tilsagn.applications.audit.HistoryEntry;
import no.tilsagn.applications.audit.PersonalDataAccess;

/** Showing applications to those who may see them, as much as they may see. */
@Singleton
class ApplicationReading {
    private final ApplicationRepository repository;
    private final ApplicationAccess access;
    private final AuditTrail audit;

    ApplicationReading(ApplicationRepository repository, ApplicationAccess access, AuditTrail audit) {
        this.repository = repository;
        this.access = access;
        this.audit = audit;
    }

    @Transactional
    ApplicationRepresentation get(UUID id, Caller caller) {
        ApplicationRow row = access.visible(id, caller);
        if (!row.entitled() && !row.conflicted()) {
            return PublicApplication.of(row);
        }
        return shown(access.open(id, caller), caller);
    }

    /** All of an application, for one who may see it; where that includes contacts, the reading is recorded. */
    @Transactional
    ApplicationView shown(Application application, Caller caller) {
        if (!application.form().contacts().isEmpty()) {
            audit.recordReading(application.id(), Actor.of(caller));
        }
        return ApplicationView.of(application);
    }

    @ReadOnly
    Slice<ApplicationRepresentation> list(ApplicationFilter filter, Caller caller, Paging paging) {
        var rows = repository.list(access.reader(caller), filter, paging.afterId(), paging.rowsToRead());
        return Slice.of(rows, paging, row -> row.id().toString())
                .map(row ->
                        row.entitled() && !row.conflicted() ? ApplicationSummary.of(row) : PublicApplication.of(row));
    }

    @ReadOnly
    Slice<HistoryEntry> history(UUID id, Caller caller, Paging paging) {
        ApplicationRow row = access.visible(id, caller);
        ApplicationAccess.requireEntitled(row);
        return audit.history(id, access.seesAssessment(row, caller), paging);
    }

    @ReadOnly
    Slice<PersonalDataAccess> readings(UUID id, Caller caller, Paging paging) {
        ApplicationAccess.requireEntitled(access.visible(id, caller));
        return audit.readings(id, paging);
    }
}
