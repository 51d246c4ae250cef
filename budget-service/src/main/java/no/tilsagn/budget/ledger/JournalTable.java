package no.tilsagn.budget.ledger;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** The journal in PostgreSQL: one round trip to lock and read, one to write. */
@Singleton
class JournalTable {
    // each statement sees what was committed before it began: the lock first, then what it protects
    private static final String LOCK = """
            select fund_id, holders_from is not null from journal where fund_id = any (?) order by fund_id for update;
            select last.fund_id, last.number, last.hash from unnest(?) fund (id) cross join lateral
                (select * from journal_entry where fund_id = fund.id order by number desc limit 1) last;
            with touched as (
                select distinct t.fund_id, t.year, t.bucket, case when j.holders_from is not null then t.holder end as holder
                  from unnest(?::uuid[], ?::integer[], ?::text[], ?::uuid[]) t (fund_id, year, bucket, holder)
                  join journal j using (fund_id))
            select a.fund_id, a.year, a.bucket, a.holder, a.balance_ore from touched t join account a
                on a.fund_id = t.fund_id and a.year = t.year and a.bucket = t.bucket and a.holder = t.holder
            union all
            select a.fund_id, a.year, a.bucket, a.holder, a.balance_ore from touched t join account a
                on a.fund_id = t.fund_id and a.year = t.year and a.bucket = t.bucket and a.holder is null
                where t.holder is null
            """;
    private static final String INSERT = """
            with entry as (
                insert into journal_entry (fund_id, number, recipe, recorded_at, decision_kind, decision_id, decision_reference,
                        decided_on, decided_by, text, reverses, lines, previous_hash, hash)
                    select * from unnest(?::uuid[], ?::bigint[], ?::smallint[], ?::timestamptz[], ?::text[], ?::uuid[], ?::text[],
                            ?::date[], ?::text[], ?::text[], ?::bigint[], ?::integer[], ?::text[], ?::text[]))
            insert into journal_posting (fund_id, number, line, year, bucket, holder, amount_ore, balance_ore)
                select * from unnest(?::uuid[], ?::bigint[], ?::integer[], ?::integer[], ?::text[], ?::uuid[], ?::bigint[],
                        ?::bigint[])
            """;

    private final TransactionOperations<Connection> transactions;

    JournalTable(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    private record Touched(UUID fundId, Account account) {}

    private record Line(JournalEntry entry, int number, Posting posting) {}

    void create(UUID fundId) {
        try (PreparedStatement insert = prepare("insert into journal (fund_id) values (?)")) {
            insert.setObject(1, fundId);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not open the journal of fund " + fundId, e);
        }
    }

    /**
     * Locks the journals in the order of their funds and reads where they stand.
     *
     * @param touched the funds to lock, and of each the accounts whose balances are needed
     */
    Map<UUID, Journal> lock(Map<UUID, ? extends Collection<Account>> touched) {
        List<Touched> accounts = new ArrayList<>();
        touched.forEach((fund, ofFund) -> ofFund.forEach(account -> accounts.add(new Touched(fund, account))));
        try (PreparedStatement lock = prepare(LOCK)) {
            Array fundIds = array("uuid", touched.keySet(), Function.identity());
            lock.setArray(1, fundIds);
            lock.setArray(2, fundIds);
            lock.setArray(3, array("uuid", accounts, Touched::fundId));
            lock.setArray(4, array("integer", accounts, it -> it.account().year()));
            lock.setArray(5, array("text", accounts, it -> it.account().bucket().name()));
            lock.setArray(6, array("uuid", accounts, it -> it.account().holder()));
            lock.execute();
            Map<UUID, Journal> journals = locked(lock.getResultSet());
            if (journals.size() < touched.size()) {
                throw new IllegalArgumentException("Not every fund of " + touched.keySet() + " has a journal");
            }
            lock.getMoreResults();
            readHeads(lock.getResultSet(), journals);
            lock.getMoreResults();
            readBalances(lock.getResultSet(), journals);
            return journals;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not lock the journals of " + touched.keySet(), e);
        }
    }

    private static Map<UUID, Journal> locked(ResultSet row) throws SQLException {
        Map<UUID, Journal> journals = new HashMap<>();
        while (row.next()) {
            UUID fundId = row.getObject(1, UUID.class);
            journals.put(fundId, Journal.empty(fundId, row.getBoolean(2) ? Recipe.HELD : Recipe.POOLED));
        }
        return journals;
    }

    private static void readHeads(ResultSet row, Map<UUID, Journal> journals) throws SQLException {
        while (row.next()) {
            UUID fundId = row.getObject(1, UUID.class);
            Recipe recipe = journals.get(fundId).recipe();
            journals.put(fundId, new Journal(fundId, recipe, row.getLong(2), row.getString(3), new TreeMap<>()));
        }
    }

    private static void readBalances(ResultSet row, Map<UUID, Journal> journals) throws SQLException {
        while (row.next()) {
            journals.get(row.getObject(1, UUID.class))
                    .balances()
                    .put(
                            new Account(row.getInt(2), Bucket.valueOf(row.getString(3)), row.getObject(4, UUID.class)),
                            row.getLong(5));
        }
    }

    void insert(List<JournalEntry> entries) {
        List<Line> lines = new ArrayList<>();
        for (JournalEntry entry : entries) {
            int number = 0;
            for (Posting posting : entry.postings()) {
                lines.add(new Line(entry, ++number, posting));
            }
        }
        try (PreparedStatement insert = prepare(INSERT)) {
            insert.setArray(1, array("uuid", entries, JournalEntry::fundId));
            insert.setArray(2, array("bigint", entries, JournalEntry::number));
            insert.setArray(
                    3, array("smallint", entries, entry -> entry.recipe().number()));
            insert.setArray(
                    4, array("timestamptz", entries, entry -> entry.recordedAt().atOffset(ZoneOffset.UTC)));
            insert.setArray(
                    5, array("text", entries, entry -> entry.decision().kind().name()));
            insert.setArray(6, array("uuid", entries, entry -> entry.decision().id()));
            insert.setArray(7, array("text", entries, entry -> entry.decision().reference()));
            insert.setArray(8, array("date", entries, entry -> entry.decision().decidedOn()));
            insert.setArray(9, array("text", entries, entry -> entry.decision().by()));
            insert.setArray(10, array("text", entries, JournalEntry::text));
            insert.setArray(11, array("bigint", entries, JournalEntry::reverses));
            insert.setArray(
                    12, array("integer", entries, entry -> entry.postings().size()));
            insert.setArray(13, array("text", entries, JournalEntry::previousHash));
            insert.setArray(14, array("text", entries, JournalEntry::hash));
            insert.setArray(15, array("uuid", lines, line -> line.entry().fundId()));
            insert.setArray(16, array("bigint", lines, line -> line.entry().number()));
            insert.setArray(17, array("integer", lines, Line::number));
            insert.setArray(18, array("integer", lines, line -> line.posting().year()));
            insert.setArray(
                    19, array("text", lines, line -> line.posting().bucket().name()));
            insert.setArray(20, array("uuid", lines, line -> line.posting().holder()));
            insert.setArray(21, array("bigint", lines, line -> line.posting().amountOre()));
            insert.setArray(22, array("bigint", lines, line -> line.posting().balanceOre()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not append to the journal", e);
        }
    }

    /** Every account of the fund that was ever posted to. */
    SortedMap<Account, Long> balances(UUID fundId) {
        try (PreparedStatement select =
                prepare("select year, bucket, holder, balance_ore from account where fund_id = ?")) {
            select.setObject(1, fundId);
            SortedMap<Account, Long> balances = new TreeMap<>();
            ResultSet row = select.executeQuery();
            while (row.next()) {
                balances.put(
                        new Account(row.getInt(1), Bucket.valueOf(row.getString(2)), row.getObject(3, UUID.class)),
                        row.getLong(4));
            }
            return balances;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the balances of fund " + fundId, e);
        }
    }

    /** What each of the holders has, over all years. */
    Map<UUID, SortedMap<Account, Long>> held(Collection<UUID> holders) {
        try (PreparedStatement select =
                prepare("select holder, year, bucket, balance_ore from account where holder = any (?)")) {
            select.setArray(1, array("uuid", holders, Function.identity()));
            Map<UUID, SortedMap<Account, Long>> held = new HashMap<>();
            ResultSet row = select.executeQuery();
            while (row.next()) {
                UUID holder = row.getObject(1, UUID.class);
                held.computeIfAbsent(holder, _ -> new TreeMap<>())
                        .put(new Account(row.getInt(2), Bucket.valueOf(row.getString(3)), holder), row.getLong(4));
            }
            return held;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read what is held", e);
        }
    }

    /** Keeps everybody from posting until the transaction ends; journals that are begun from then on name holders at once. */
    void stopForNaming() {
        execute("alter table journal alter column holders_from set default 1");
    }

    /** The funds whose journals do not name holders yet. */
    Set<UUID> pooled() {
        try (PreparedStatement select = prepare("select fund_id from journal where holders_from is null");
                ResultSet row = select.executeQuery()) {
            Set<UUID> funds = new java.util.TreeSet<>();
            while (row.next()) {
                funds.add(row.getObject(1, UUID.class));
            }
            return funds;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the journals", e);
        }
    }

    void nameHoldersFrom(UUID fundId, long number) {
        try (PreparedStatement update = prepare("update journal set holders_from = ? where fund_id = ?")) {
            update.setLong(1, number);
            update.setObject(2, fundId);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The journal of fund " + fundId + " could not begin to name holders", e);
        }
    }

    private void execute(String sql) {
        try (Statement statement = transactions.getConnection().createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
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
