package no.tilsagn.followup.notification;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Paging;
import no.tilsagn.api.Problem;
import no.tilsagn.api.Slice;
import no.tilsagn.followup.organisation.Organisation;
import no.tilsagn.followup.organisation.Organisations;
import no.tilsagn.messaging.Handling;

/** Tells people what happened, in the transaction in which it happens. */
@Singleton
public class Notifications {
    private final NotificationRepository repository;
    private final Organisations organisations;
    private final InstantSource clock;

    Notifications(NotificationRepository repository, Organisations organisations, InstantSource clock) {
        this.repository = repository;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** Nothing while an event is replayed: those who were to hear of it have heard of it before. */
    public void send(Message message, List<Addressee> addressees) {
        if (Handling.isReplay()) {
            return;
        }
        repository.saveAll(addressees.stream()
                .map(addressee -> new Notification(
                        UuidCreator.getTimeOrderedEpoch(),
                        addressee.key(),
                        message.kind(),
                        message.title(),
                        message.body(),
                        message.subject().type(),
                        message.subject().id(),
                        message.applicationId(),
                        message.link(),
                        addressee.why(),
                        message.occurredAt()))
                .toList());
    }

    /** Whether anybody was told this before. */
    boolean wasSent(NotificationKind kind, UUID subjectId) {
        return repository.existsBySubjectIdAndKind(subjectId, kind);
    }

    @ReadOnly
    Slice<NotificationView> newest(Caller reader, boolean unreadOnly, Paging paging) {
        List<String> addressees = addressKeysOf(reader);
        if (addressees.isEmpty()) {
            return new Slice<>(List.of(), null);
        }
        List<NotificationView.Row> rows =
                repository.findNewest(addressees, reader.subject(), unreadOnly, paging.afterId(), paging.rowsToRead());
        return Slice.of(rows, paging, row -> row.id().toString()).map(NotificationView.Row::toView);
    }

    /** Marks it as read by this person; a second time changes nothing. */
    @Transactional
    NotificationView read(UUID id, Caller reader) {
        List<String> addressees = addressKeysOf(reader);
        if (addressees.isEmpty()
                || repository.findFor(id, addressees, reader.subject()).isEmpty()) {
            throw Problem.notFound("notification");
        }
        repository.markRead(id, reader.subject(), clock.instant());
        return repository
                .findFor(id, addressees, reader.subject())
                .map(NotificationView.Row::toView)
                .orElseThrow();
    }

    private List<String> addressKeysOf(Caller reader) {
        Optional<Organisation> organisation = organisations.actingFor(reader);
        return Addressee.keysOf(
                reader,
                organisation.orElse(null),
                organisation.map(organisations::line).orElse(Set.of()));
    }
}
