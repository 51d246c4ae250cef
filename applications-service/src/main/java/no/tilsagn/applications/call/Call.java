package no.tilsagn.applications.call;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.annotation.Version;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.UUID;
import no.tilsagn.api.OsloTime;

/**
 * A call for applications. The instants are those of its terms, worked out when it is published.
 *
 * @param localClosesAt the first instant after the local deadline
 * @param closesAt the first instant after the last deadline
 * @param closedAt when its closing was announced
 */
@MappedEntity("call")
public record Call(
        @Id UUID id,
        @Version long version,
        @TypeDef(type = DataType.JSON) CallTerms terms,
        String createdBy,
        Instant createdAt,
        @Nullable Instant publishedAt,
        @Nullable Instant opensAt,
        @Nullable Instant localClosesAt,
        @Nullable Instant closesAt,
        @Nullable Instant closedAt) {

    public CallStatus status(Instant now) {
        if (publishedAt == null) {
            return CallStatus.DRAFT;
        } else if (now.isBefore(opensAt)) {
            return CallStatus.PUBLISHED;
        } else if (now.isBefore(localClosesAt)) {
            return CallStatus.OPEN;
        } else if (now.isBefore(closesAt)) {
            return CallStatus.LOCAL_CLOSED;
        } else {
            return CallStatus.CLOSED;
        }
    }

    /** The year whose numbers its applications get. */
    public int year() {
        return terms.opensAt().getYear();
    }

    Call withTerms(CallTerms changed) {
        return new Call(id, version, changed, createdBy, createdAt, null, null, null, null, null);
    }

    Call published(Instant now) {
        return new Call(
                id,
                version,
                terms,
                createdBy,
                createdAt,
                now,
                OsloTime.opening(terms.opensAt()),
                OsloTime.firstInstantAfter(terms.localDeadline()),
                OsloTime.firstInstantAfter(terms.lastDeadline()),
                null);
    }

    Call closed(Instant now) {
        return new Call(id, version, terms, createdBy, createdAt, publishedAt, opensAt, localClosesAt, closesAt, now);
    }
}
