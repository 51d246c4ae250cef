package no.tilsagn.budget.ledger;

import static no.tilsagn.budget.ledger.TestLedger.DECISION;
import static no.tilsagn.budget.ledger.TestLedger.LEDGER;
import static no.tilsagn.budget.ledger.TestLedger.SERVICE;
import static no.tilsagn.budget.ledger.TestLedger.available;
import static no.tilsagn.budget.ledger.TestLedger.entry;
import static no.tilsagn.budget.ledger.TestLedger.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.tilsagn.api.Problem;
import org.junit.jupiter.api.Test;

/** Journals from before holders were named: both versions post to them, until one entry tells the holders apart. */
class NamingHoldersTest {
    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final UUID fund = pooledFund();

    NamingHoldersTest() {
        OldReplica.post(fund, transfers(Bucket.APPROPRIATED, Bucket.AVAILABLE, 1_000));
        OldReplica.post(fund, transfers(Bucket.AVAILABLE, Bucket.RESERVED, 700));
    }

    @Test
    void bothVersionsPostToPooledAccountsUntilThen() {
        post(entry(fund, Transfer.of(one, 2025, Bucket.RESERVED, Bucket.COMMITTED, 300)));
        OldReplica.post(fund, transfers(Bucket.COMMITTED, Bucket.DISBURSED, 100));
        post(entry(fund, Transfer.of(one, 2025, Bucket.COMMITTED, Bucket.DISBURSED, 50)));

        assertThat(LEDGER.balance(new FundYear(fund, 2025)).ore(Bucket.DISBURSED))
                .isEqualTo(150);
        assertThat(LEDGER.entries(fund, 1, 9)).extracting(JournalEntry::recipe).containsOnly(Recipe.POOLED);
        assertThat(LEDGER.held(List.of(one))).isEmpty();
        assertThat(LEDGER.prove(fund).differences()).isEmpty();
    }

    @Test
    void oneEntryMovesWhatIsPooledToThoseWhoHoldIt() {
        String headBefore = LEDGER.prove(fund).hashHead();

        nameHolders(reserved(400, 300));

        JournalEntry opening = LEDGER.entries(fund, 3, 3).getFirst();
        assertThat(opening.recipe()).isEqualTo(Recipe.HELD);
        assertThat(opening.decision().kind()).isEqualTo(DecisionReference.Kind.OPENING);
        assertThat(opening.previousHash()).isEqualTo(headBefore);
        assertThat(LEDGER.held(List.of(one)).get(one).getFirst().ore(Bucket.RESERVED))
                .isEqualTo(400);
        assertThat(LEDGER.balance(new FundYear(fund, 2025)).ore(Bucket.RESERVED))
                .isEqualTo(700);
        post(entry(fund, Transfer.of(one, 2025, Bucket.RESERVED, Bucket.COMMITTED, 400)));
        assertThat(LEDGER.prove(fund).differences()).isEmpty();
    }

    @Test
    void anOlderReplicaIsRefusedWholeFromThenOn() {
        nameHolders(reserved(400, 300));
        String head = LEDGER.prove(fund).hashHead();

        assertThatThrownBy(() -> OldReplica.post(fund, transfers(Bucket.AVAILABLE, Bucket.RESERVED, 1)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> OldReplica.post(fund, transfers(Bucket.RESERVED, Bucket.COMMITTED, 1)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> OldReplica.post(fund, transfers(Bucket.APPROPRIATED, Bucket.AVAILABLE, 1)))
                .rootCause()
                .hasMessageContaining("outdated recipe");

        assertThat(LEDGER.prove(fund).hashHead()).isEqualTo(head);
        assertThat(LEDGER.prove(fund).differences()).isEmpty();
    }

    @Test
    void aFundThatAnOlderReplicaOpensAfterwardsNamesHoldersToo() {
        nameHolders(reserved(400, 300));
        UUID later = UUID.randomUUID();
        TestLedger.SERVICE.inTransaction(() -> {
            LEDGER.open(later);
            return null;
        });

        assertThatThrownBy(() -> OldReplica.post(later, transfers(Bucket.APPROPRIATED, Bucket.AVAILABLE, 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isRefusedWholeWhenTheHoldersHaveOtherThanIsPooled() {
        assertThatThrownBy(() -> nameHolders(reserved(400, 299))).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo("HOLDERS_DO_NOT_ADD_UP");
            assertThat(problem.getMessage()).contains("other than its ledger has");
        });

        OldReplica.post(fund, transfers(Bucket.AVAILABLE, Bucket.RESERVED, 1));
        nameHolders(reserved(400, 301));
        assertThat(LEDGER.prove(fund).differences()).isEmpty();
    }

    @Test
    void isDoneOnceHoweverManyAskAtTheSameTime() throws Exception {
        Callable<List<Posted>> ask = () -> naming(reserved(400, 300));

        List<Posted> entries = new ArrayList<>();
        try (var replicas = Executors.newFixedThreadPool(3)) {
            for (Future<List<Posted>> answer : replicas.invokeAll(List.of(ask, ask, ask))) {
                entries.addAll(answer.get());
            }
        }

        assertThat(entries).filteredOn(posted -> posted.fundId().equals(fund)).hasSize(1);
        assertThat(LEDGER.lastNumber(fund)).isEqualTo(3);
    }

    @Test
    void whoPostsMeanwhileComesBeforeOrAfterItAndNothingIsLost() throws Exception {
        List<Callable<Object>> work = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            work.add(() -> post(entry(fund, Transfer.of(2025, Bucket.APPROPRIATED, Bucket.AVAILABLE, 10))));
        }
        work.add(7, () -> naming(reserved(400, 300)));

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Object> done : threads.invokeAll(work)) {
                done.get();
            }
        }

        assertThat(available(fund, 2025)).isEqualTo(300 + 200);
        assertThat(LEDGER.lastNumber(fund)).isEqualTo(23);
        assertThat(LEDGER.prove(fund).differences()).isEmpty();
    }

    @Test
    void anAppropriationFromBeforeCanStillBeTakenBackAndAPooledPromiseCannot() {
        nameHolders(reserved(400, 300));
        post(entry(fund, Transfer.of(one, 2025, Bucket.RESERVED, Bucket.AVAILABLE, 400)));
        post(entry(fund, Transfer.of(other, 2025, Bucket.RESERVED, Bucket.AVAILABLE, 300)));

        assertThatThrownBy(() -> SERVICE.inTransaction(() -> LEDGER.reverse(fund, 2, DECISION, "Feilført")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("NOT_REVERSIBLE"));
        SERVICE.inTransaction(() -> LEDGER.reverse(fund, 1, DECISION, "Feilført"));

        assertThat(available(fund, 2025)).isZero();
        assertThat(LEDGER.prove(fund).differences()).isEmpty();
    }

    @Test
    void theDatabaseRefusesToBeginTwiceOrElsewhere() {
        nameHolders(reserved(400, 300));

        assertThatThrownBy(() -> SERVICE.inTransaction(() -> {
                    SERVICE.bean(JournalTable.class).nameHoldersFrom(fund, 4);
                    return null;
                }))
                .rootCause()
                .hasMessageContaining("begins to name holders once");
    }

    @Test
    void theDatabaseRefusesToBeginWhileMoneyIsStillNobodys() {
        assertThatThrownBy(() -> SERVICE.inTransaction(() -> {
                    SERVICE.bean(JournalTable.class).nameHoldersFrom(fund, 3);
                    return null;
                }))
                .rootCause()
                .hasMessageContaining("still nobody's");
    }

    private SortedMap<Account, Long> reserved(long ofOne, long ofOther) {
        return new TreeMap<>(java.util.Map.of(
                new Account(2025, Bucket.RESERVED, one), ofOne, new Account(2025, Bucket.RESERVED, other), ofOther));
    }

    private void nameHolders(SortedMap<Account, Long> held) {
        naming(held);
    }

    private List<Posted> naming(SortedMap<Account, Long> held) {
        return SERVICE.inTransaction(() -> LEDGER.nameHolders(
                ofFund -> ofFund.equals(fund) ? held : OldReplica.everythingOfOneHolder(ofFund), "admin"));
    }

    private static List<OldReplica.Move> transfers(Bucket from, Bucket to, long ore) {
        return List.of(new OldReplica.Move(from, -ore), new OldReplica.Move(to, ore));
    }

    private static UUID pooledFund() {
        UUID fund = UUID.randomUUID();
        SERVICE.inTransaction(() -> {
            try (PreparedStatement insert = SERVICE.transactions()
                    .getConnection()
                    .prepareStatement("insert into journal (fund_id, holders_from) values (?, null)")) {
                insert.setObject(1, fund);
                return insert.executeUpdate();
            }
        });
        return fund;
    }

    /** A replica of the first landed state (7ceeec0): its statements, as they were. */
    private static final class OldReplica {
        private static final String INSERT = """
                with entry as (
                    insert into journal_entry (fund_id, number, recorded_at, decision_kind, decision_id, decision_reference,
                            decided_on, decided_by, text, reverses, lines, previous_hash, hash)
                        select * from unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[], ?::uuid[], ?::text[],
                                ?::date[], ?::text[], ?::text[], ?::bigint[], ?::integer[], ?::text[], ?::text[]))
                insert into journal_posting (fund_id, number, line, year, bucket, amount_ore, balance_ore)
                    select * from unnest(?::uuid[], ?::bigint[], ?::integer[], ?::integer[], ?::text[], ?::bigint[], ?::bigint[])
                """;
        private static final String BALANCE = """
                select coalesce((select balance_ore from account where fund_id = ? and year = 2025 and bucket = ? limit 1), 0)
                """;

        private record Move(Bucket bucket, long ore) {}

        static void post(UUID fund, List<Move> moves) {
            SERVICE.inTransaction(() -> {
                Connection connection = SERVICE.transactions().getConnection();
                lock(connection, fund);
                insert(connection, sealed(connection, fund, moves));
                return null;
            });
        }

        /** All that is pooled in a fund of another test. */
        static SortedMap<Account, Long> everythingOfOneHolder(UUID fund) {
            UUID holder = UUID.randomUUID();
            SortedMap<Account, Long> held = new TreeMap<>();
            SERVICE.bean(JournalTable.class).balances(fund).forEach((account, ore) -> {
                if (account.bucket().isHeld() && ore != 0) {
                    held.put(new Account(account.year(), account.bucket(), holder), ore);
                }
            });
            return held;
        }

        private static void lock(Connection connection, UUID fund) throws SQLException {
            try (PreparedStatement lock = connection.prepareStatement(
                    "select fund_id from journal where fund_id = any (?) order by fund_id for update")) {
                lock.setArray(1, connection.createArrayOf("uuid", new Object[] {fund}));
                lock.execute();
            }
        }

        private static JournalEntry sealed(Connection connection, UUID fund, List<Move> moves) throws SQLException {
            List<Posting> postings = new ArrayList<>();
            for (Move move : moves) {
                try (PreparedStatement select = connection.prepareStatement(BALANCE)) {
                    select.setObject(1, fund);
                    select.setString(2, move.bucket().name());
                    var row = select.executeQuery();
                    row.next();
                    Account account = new Account(2025, move.bucket(), null);
                    postings.add(new Posting(account, move.ore(), row.getLong(1) + move.ore()));
                }
            }
            long last = LEDGER.lastNumber(fund);
            String head = last == 0
                    ? EntryHash.NONE
                    : LEDGER.entries(fund, last, last).getFirst().hash();
            return new JournalEntry(
                            fund,
                            last + 1,
                            Recipe.POOLED,
                            Instant.parse("2025-06-15T10:00:00Z"),
                            DECISION,
                            "Fra en eldre utgave",
                            null,
                            postings,
                            head,
                            EntryHash.NONE)
                    .sealed();
        }

        private static void insert(Connection connection, JournalEntry entry) {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                set(connection, insert, 1, "uuid", entry.fundId());
                set(connection, insert, 2, "bigint", entry.number());
                set(connection, insert, 3, "timestamptz", entry.recordedAt().atOffset(ZoneOffset.UTC));
                set(connection, insert, 4, "text", entry.decision().kind().name());
                set(connection, insert, 5, "uuid", entry.decision().id());
                set(connection, insert, 6, "text", entry.decision().reference());
                set(connection, insert, 7, "date", Date.valueOf(entry.decision().decidedOn()));
                set(connection, insert, 8, "text", entry.decision().by());
                set(connection, insert, 9, "text", entry.text());
                set(connection, insert, 10, "bigint", new Object[] {null});
                set(connection, insert, 11, "integer", entry.postings().size());
                set(connection, insert, 12, "text", entry.previousHash());
                set(connection, insert, 13, "text", entry.hash());
                var lines = entry.postings();
                set(
                        connection,
                        insert,
                        14,
                        "uuid",
                        lines.stream().map(_ -> entry.fundId()).toArray());
                set(
                        connection,
                        insert,
                        15,
                        "bigint",
                        lines.stream().map(_ -> entry.number()).toArray());
                set(
                        connection,
                        insert,
                        16,
                        "integer",
                        java.util.stream.IntStream.rangeClosed(1, lines.size())
                                .boxed()
                                .toArray());
                set(
                        connection,
                        insert,
                        17,
                        "integer",
                        lines.stream().map(Posting::year).toArray());
                set(
                        connection,
                        insert,
                        18,
                        "text",
                        lines.stream().map(line -> line.bucket().name()).toArray());
                set(
                        connection,
                        insert,
                        19,
                        "bigint",
                        lines.stream().map(Posting::amountOre).toArray());
                set(
                        connection,
                        insert,
                        20,
                        "bigint",
                        lines.stream().map(Posting::balanceOre).toArray());
                insert.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException("Could not append to the journal", e);
            }
        }

        private static void set(
                Connection connection, PreparedStatement insert, int index, String type, Object... values)
                throws SQLException {
            insert.setArray(index, connection.createArrayOf(type, values));
        }
    }
}
