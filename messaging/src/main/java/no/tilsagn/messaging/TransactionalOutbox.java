package no.tilsagn.messaging;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;

@Singleton
final class TransactionalOutbox implements Outbox {
    private static final String INSERT = """
            insert into outbox (id, type, key, time, correlation_id, causation_id, traceparent, payload)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final TransactionOperations<Connection> transactions;
    private final InstantSource clock;
    private final EventJson json;
    private final Causality causality;
    private final Relay relay;

    TransactionalOutbox(
            TransactionOperations<Connection> transactions,
            InstantSource clock,
            EventJson json,
            Causality causality,
            Relay relay) {
        this.transactions = transactions;
        this.clock = clock;
        this.json = json;
        this.causality = causality;
        this.relay = relay;
    }

    @Override
    public UUID append(String type, String key, Object payload) {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(payload, "payload");
        var transaction = transactions
                .findTransactionStatus()
                .orElseThrow(
                        () -> new IllegalStateException("An event is appended in a transaction, and there is none"));
        UUID id = Handling.eventId() == null ? UuidCreator.getTimeOrderedEpoch() : Handling.nextId(type, key);
        insert(id, type, key, json.write(payload));
        transaction.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                relay.wake();
            }
        });
        return id;
    }

    private void insert(UUID id, String type, String key, String body) {
        try (PreparedStatement insert = transactions.getConnection().prepareStatement(INSERT)) {
            insert.setObject(1, id);
            insert.setString(2, type);
            insert.setString(3, key);
            insert.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(5, causality.correlationId(id));
            insert.setObject(6, causality.causationId());
            insert.setString(7, causality.traceparent());
            insert.setString(8, body);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new MessagingException("Event " + type + " could not be appended", e);
        }
    }
}
