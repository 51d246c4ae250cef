package no.tilsagn.budget.ledger;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Reads entries as they stand in the journal, in order. */
@Singleton
class JournalReader {
    private static final int FETCH_SIZE = 2_000;
    private static final String SELECT = """
            select e.fund_id, e.number, e.recorded_at, e.decision_kind, e.decision_id, e.decision_reference, e.decided_on,
                   e.decided_by, e.text, e.reverses, e.previous_hash, e.hash, e.recipe, p.year, p.bucket,
                   p.holder, p.amount_ore, p.balance_ore
              from journal_entry e left join journal_posting p on p.fund_id = e.fund_id and p.number = e.number
             where e.fund_id = ? and e.number between ? and ?
             order by e.number, p.line
            """;

    private final TransactionOperations<Connection> transactions;

    JournalReader(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    Optional<JournalEntry> find(UUID fundId, long number) {
        return list(fundId, number, number).stream().findFirst();
    }

    List<JournalEntry> list(UUID fundId, long first, long last) {
        List<JournalEntry> entries = new ArrayList<>();
        forEach(fundId, first, last, entries::add);
        return entries;
    }

    /** Never holds more than a few thousand lines in memory; inside a transaction. */
    void forEach(UUID fundId, long first, long last, Consumer<JournalEntry> reader) {
        try (PreparedStatement select = transactions.getConnection().prepareStatement(SELECT)) {
            select.setFetchSize(FETCH_SIZE);
            select.setObject(1, fundId);
            select.setLong(2, first);
            select.setLong(3, last);
            ResultSet row = select.executeQuery();
            JournalEntry entry = null;
            List<Posting> postings = new ArrayList<>();
            while (row.next()) {
                if (entry == null || entry.number() != row.getLong("number")) {
                    flush(entry, postings, reader);
                    entry = entry(row);
                    postings = new ArrayList<>();
                }
                if (row.getString("bucket") != null) {
                    postings.add(posting(row));
                }
            }
            flush(entry, postings, reader);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the journal of fund " + fundId, e);
        }
    }

    boolean isReversed(UUID fundId, long number) {
        try (PreparedStatement select = transactions
                .getConnection()
                .prepareStatement("select 1 from journal_entry where fund_id = ? and reverses = ?")) {
            select.setObject(1, fundId);
            select.setLong(2, number);
            return select.executeQuery().next();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the journal of fund " + fundId, e);
        }
    }

    long lastNumber(UUID fundId) {
        try (PreparedStatement select = transactions
                .getConnection()
                .prepareStatement("select coalesce(max(number), 0) from journal_entry where fund_id = ?")) {
            select.setObject(1, fundId);
            ResultSet row = select.executeQuery();
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the journal of fund " + fundId, e);
        }
    }

    private static void flush(JournalEntry entry, List<Posting> postings, Consumer<JournalEntry> reader) {
        if (entry != null) {
            reader.accept(entry.with(postings));
        }
    }

    private static JournalEntry entry(ResultSet row) throws SQLException {
        return new JournalEntry(
                row.getObject("fund_id", UUID.class),
                row.getLong("number"),
                Recipe.numbered(row.getInt("recipe")),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                new DecisionReference(
                        DecisionReference.Kind.valueOf(row.getString("decision_kind")),
                        row.getObject("decision_id", UUID.class),
                        row.getString("decision_reference"),
                        row.getObject("decided_on", LocalDate.class),
                        row.getString("decided_by")),
                row.getString("text"),
                row.getObject("reverses", Long.class),
                List.of(),
                row.getString("previous_hash"),
                row.getString("hash"));
    }

    private static Posting posting(ResultSet row) throws SQLException {
        return new Posting(
                new Account(
                        row.getInt("year"),
                        Bucket.valueOf(row.getString("bucket")),
                        row.getObject("holder", UUID.class)),
                row.getLong("amount_ore"),
                row.getLong("balance_ore"));
    }
}
