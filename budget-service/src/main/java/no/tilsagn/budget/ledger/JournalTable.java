package no.tilsagn.budget.ledger;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** The journal in PostgreSQL: one round trip to lock and read, one to write. */
@Singleton
class JournalTable {
    // each statement sees what was committed before it began: the lock first, then what it protects
    private static final String LOCK = """
            select fund_id from journal where fund_id = any (?) order by fund_id for update;
            select last.fund_id, last.number, last.hash from unnest(?) fund (id) cross join lateral
                (select * from journal_entry where fund_id = fund.id order by number desc limit 1) last;
            select fund_id, year, bucket, balance_ore from account where fund_id = any (?) and year = any (?)
            """;
    private static final String INSERT = """
            with entry as (
                insert into journal_entry (fund_id, number, recorded_at, decision_kind, decision_id, decision_reference,
                        decided_on, decided_by, text, reverses, lines, previous_hash, hash)
                    select * from unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[], ?::uuid[], ?::text[],
                            ?::date[], ?::text[], ?::text[], ?::bigint[], ?::integer[], ?::text[], ?::text[]))
            insert into journal_posting (fund_id, number, line, year, bucket, amount_ore, balance_ore)
                select * from unnest(?::uuid[], ?::bigint[], ?::integer[], ?::integer[], ?::text[], ?::bigint[], ?::bigint[])
            """;

    private final TransactionOperations<Connection> transactions;

    JournalTable(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    void create(UUID fundId) {
        try (PreparedStatement insert = prepare("insert into journal (fund_id) values (?)")) {
            insert.setObject(1, fundId);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not open the journal of fund " + fundId, e);
        }
    }

    /** Locks the journals in the order of their funds and reads where they stand. */
    Map<UUID, Journal> lock(Collection<UUID> funds, Collection<Integer> years) {
        try (PreparedStatement lock = prepare(LOCK)) {
            Array fundIds = array("uuid", funds, Function.identity());
            lock.setArray(1, fundIds);
            lock.setArray(2, fundIds);
            lock.setArray(3, fundIds);
            lock.setArray(4, array("integer", years, Function.identity()));
            lock.execute();
            Map<UUID, Journal> journals = new HashMap<>();
            ResultSet locked = lock.getResultSet();
            while (locked.next()) {
                UUID fundId = locked.getObject(1, UUID.class);
                journals.put(fundId, Journal.empty(fundId));
            }
            if (journals.size() < funds.size()) {
                throw new IllegalArgumentException("Not every fund of " + funds + " has a journal");
            }
            lock.getMoreResults();
            ResultSet heads = lock.getResultSet();
            while (heads.next()) {
                UUID fundId = heads.getObject(1, UUID.class);
                journals.put(fundId, new Journal(fundId, heads.getLong(2), heads.getString(3), new TreeMap<>()));
            }
            lock.getMoreResults();
            ResultSet balances = lock.getResultSet();
            while (balances.next()) {
                journals.get(balances.getObject(1, UUID.class))
                        .balances()
                        .put(
                                new Account(balances.getInt(2), Bucket.valueOf(balances.getString(3))),
                                balances.getLong(4));
            }
            return journals;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not lock the journals of " + funds, e);
        }
    }

    void insert(List<JournalEntry> entries) {
        record Line(JournalEntry entry, int number, Posting posting) {}
        List<Line> lines = new ArrayList<>();
        for (JournalEntry entry : entries) {
            for (Posting posting : entry.postings()) {
                lines.add(new Line(entry, entry.postings().indexOf(posting) + 1, posting));
            }
        }
        try (PreparedStatement insert = prepare(INSERT)) {
            insert.setArray(1, array("uuid", entries, JournalEntry::fundId));
            insert.setArray(2, array("bigint", entries, JournalEntry::number));
            insert.setArray(
                    3, array("timestamptz", entries, entry -> entry.recordedAt().atOffset(ZoneOffset.UTC)));
            insert.setArray(
                    4, array("text", entries, entry -> entry.decision().kind().name()));
            insert.setArray(5, array("uuid", entries, entry -> entry.decision().id()));
            insert.setArray(6, array("text", entries, entry -> entry.decision().reference()));
            insert.setArray(7, array("date", entries, entry -> entry.decision().decidedOn()));
            insert.setArray(8, array("text", entries, entry -> entry.decision().by()));
            insert.setArray(9, array("text", entries, JournalEntry::text));
            insert.setArray(10, array("bigint", entries, JournalEntry::reverses));
            insert.setArray(
                    11, array("integer", entries, entry -> entry.postings().size()));
            insert.setArray(12, array("text", entries, JournalEntry::previousHash));
            insert.setArray(13, array("text", entries, JournalEntry::hash));
            insert.setArray(14, array("uuid", lines, line -> line.entry().fundId()));
            insert.setArray(15, array("bigint", lines, line -> line.entry().number()));
            insert.setArray(16, array("integer", lines, Line::number));
            insert.setArray(17, array("integer", lines, line -> line.posting().year()));
            insert.setArray(
                    18, array("text", lines, line -> line.posting().bucket().name()));
            insert.setArray(19, array("bigint", lines, line -> line.posting().amountOre()));
            insert.setArray(20, array("bigint", lines, line -> line.posting().balanceOre()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not append to the journal", e);
        }
    }

    List<YearBalance> balances(UUID fundId) {
        try (PreparedStatement select =
                prepare("select year, bucket, balance_ore from account where fund_id = ? order by year")) {
            select.setObject(1, fundId);
            Map<Integer, Map<Bucket, Long>> years = new TreeMap<>();
            ResultSet rows = select.executeQuery();
            while (rows.next()) {
                years.computeIfAbsent(rows.getInt(1), _ -> new EnumMap<>(Bucket.class))
                        .put(Bucket.valueOf(rows.getString(2)), rows.getLong(3));
            }
            return years.entrySet().stream()
                    .map(year -> new YearBalance(year.getKey(), year.getValue()))
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the balances of fund " + fundId, e);
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        return transactions.getConnection().prepareStatement(sql);
    }

    private <T> Array array(String type, Collection<T> of, Function<T, ?> value) throws SQLException {
        return transactions
                .getConnection()
                .createArrayOf(type, of.stream().map(value).toArray());
    }
}
