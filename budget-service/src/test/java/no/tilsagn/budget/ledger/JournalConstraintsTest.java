package no.tilsagn.budget.ledger;

import static no.tilsagn.budget.ledger.TestLedger.DECISION;
import static no.tilsagn.budget.ledger.TestLedger.LEDGER;
import static no.tilsagn.budget.ledger.TestLedger.SERVICE;
import static no.tilsagn.budget.ledger.TestLedger.entry;
import static no.tilsagn.budget.ledger.TestLedger.fundWith;
import static no.tilsagn.budget.ledger.TestLedger.post;
import static no.tilsagn.budget.ledger.TestLedger.reserve;
import static no.tilsagn.budget.ledger.TestTransfers.posting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database refuses even from somebody who writes to it past the service, with the service's own user. */
class JournalConstraintsTest {
    private static final Posting OUT_OF_NOWHERE = posting(2025, Bucket.AVAILABLE, 100, 200);

    private final UUID fund = fundWith(100, 2025, 2026);

    @Test
    void refusesAnEntryThatDoesNotBalance() {
        assertRefused("entry_balances", posting(2025, Bucket.APPROPRIATED, -90, -190), OUT_OF_NOWHERE);
    }

    @Test
    void refusesAnEntryThatBalancesOnlyOverTwoYears() {
        assertRefused("entry_balances", posting(2026, Bucket.APPROPRIATED, -100, -200), OUT_OF_NOWHERE);
    }

    @Test
    void refusesToOverdraw() {
        assertRefused(
                "account_is_not_overdrawn",
                posting(2025, Bucket.AVAILABLE, -101, -1),
                posting(2025, Bucket.RESERVED, 101, 101));
    }

    @Test
    void refusesASourceThatTakesMoreBackThanItGave() {
        assertRefused(
                "account_is_not_overdrawn",
                posting(2025, Bucket.APPROPRIATED, 101, 1),
                posting(2025, Bucket.CARRIED_IN, -101, -101));
    }

    @Test
    void refusesAPostingThatTellsAnotherBalance() {
        assertRefused(
                "posting_tells_the_balance",
                posting(2025, Bucket.AVAILABLE, -10, 91),
                posting(2025, Bucket.RESERVED, 10, 10));
    }

    @Test
    void refusesAnEntryWithoutPostings() {
        assertRefusedSql("entry_is_complete", insertEntry(3, 2, hashOf(2), "a".repeat(64), "Tomt"));
    }

    @Test
    void refusesAGapInTheNumbers() {
        assertRefusedSql("journal_entry_fund_id_previous_number", insertEntry(4, 2, hashOf(2), "a".repeat(64), "Hull"));
    }

    @Test
    void refusesAForkOfTheChain() {
        assertRefusedSql("journal_entry_pkey", insertEntry(2, 2, hashOf(1), "a".repeat(64), "Gaffel"));
    }

    @Test
    void refusesAnEntryThatNamesAnotherHashThanThatOfTheOneBefore() {
        assertRefusedSql("journal_entry_fund_id_previous_number", insertEntry(3, 2, hashOf(1), "a".repeat(64), "Feil"));
    }

    @Test
    void refusesASecondBeginning() {
        UUID empty = fundWith(0);
        assertRefusedSql(
                "journal_entry",
                insertEntry(1, 2, "b".repeat(64), "a".repeat(64), "Falsk start")
                        .replace(fund.toString(), empty.toString()));
    }

    @Test
    void refusesTextOfTwoLinesBecauseItCouldForgeAHash() {
        assertRefusedSql("one_line_check", insertEntry(3, 2, hashOf(2), "a".repeat(64), "To\nlinjer"));
        assertRefusedSql("one_line_check", insertEntry(3, 2, hashOf(2), "a".repeat(64), "  "));
    }

    @Test
    void refusesMoreLinesOnAnEntryThatHasBeenCommitted() {
        assertRefusedSql("entry_is_complete", """
                insert into journal_posting (fund_id, number, line, year, bucket, holder, amount_ore, balance_ore) values
                ('%1$s', 2, 3, 2025, 'AVAILABLE', null, -10, 90), ('%1$s', 2, 4, 2025, 'RESERVED', '%2$s', 10, 10)
                """.formatted(fund, TestTransfers.AWARD));
    }

    @Test
    void refusesToTakeAnEntryBackTwice() {
        SERVICE.inTransaction(() -> LEDGER.reverse(fund, 1, DECISION, "Feilført"));

        assertRefusedSql(
                "journal_entry_fund_id_reverses",
                insertEntry(4, 2, hashOf(3), "a".repeat(64), "Igjen").replace("null /* reverses */", "1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal_entry set text = 'Noe annet' where fund_id = '%s'",
                "update journal_posting set amount_ore = amount_ore * 2 where fund_id = '%s'",
                "delete from journal_entry where fund_id = '%s'",
                "delete from journal_posting where fund_id = '%s'",
                "delete from account where fund_id = '%s'",
                "update account set balance_ore = balance_ore + 1 where fund_id = '%s'",
                "insert into account values ('%s', 2029, 'AVAILABLE', 100)",
                "truncate journal_posting /* %s */",
                "truncate journal_entry cascade /* %s */",
                "truncate account /* %s */"
            })
    void refusesToChangeWhatHasBeenRecorded(String sql) {
        assertThatThrownBy(() -> execute(sql.formatted(fund)))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(e.getSQLState()).as(e.getMessage()).isIn("42501", "23001"));
        assertThat(LEDGER.prove(fund).holds()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"journal_entry", "journal_posting", "account"})
    void refusesItWhateverTheRightsAre(String table) {
        assertThatThrownBy(() -> execute(
                        "grant all on " + table + " to current_user",
                        "delete from %s where fund_id = '%s'".formatted(table, fund)))
                .hasMessageContaining("append-only");
    }

    @Test
    void keepsThePromiseOfTheLastKroneToOneOnlyWithoutTheService() {
        post(entry(fund, reserve(2025, 100)));

        assertRefused(
                "account_is_not_overdrawn",
                posting(2025, Bucket.AVAILABLE, -1, -1),
                posting(2025, Bucket.RESERVED, 1, 101));
    }

    /** The postings as the next entry of the journal, with numbers and hashes that fit. */
    private void assertRefused(String constraint, Posting... postings) {
        JournalTable table = SERVICE.bean(JournalTable.class);
        assertBrokenBy(
                constraint,
                assertThatThrownBy(() -> SERVICE.inTransaction(() -> {
                            long last = LEDGER.lastNumber(fund);
                            JournalEntry next = new JournalEntry(
                                            fund,
                                            last + 1,
                                            Recipe.HELD,
                                            Instant.parse("2025-06-15T10:00:00Z"),
                                            DECISION,
                                            "Angrep",
                                            null,
                                            List.of(postings),
                                            hashOf(last),
                                            EntryHash.NONE)
                                    .sealed();
                            table.insert(List.of(next));
                            return null;
                        }))
                        .rootCause());
    }

    private void assertRefusedSql(String constraint, String sql) {
        assertBrokenBy(constraint, assertThatThrownBy(() -> execute(sql)));
    }

    private void assertBrokenBy(String constraint, AbstractThrowableAssert<?, ?> refusal) {
        refusal.isInstanceOfSatisfying(
                org.postgresql.util.PSQLException.class,
                e -> assertThat(e.getServerErrorMessage().getConstraint())
                        .as(e.getMessage())
                        .startsWith(constraint));
        assertThat(LEDGER.prove(fund).holds()).isTrue();
    }

    private String hashOf(long number) {
        return LEDGER.entries(fund, number, number).getFirst().hash();
    }

    private String insertEntry(long number, int lines, String previousHash, String hash, String text) {
        return """
                insert into journal_entry (fund_id, number, recipe, recorded_at, decision_kind, decision_id, decision_reference,
                    decided_on, decided_by, text, reverses, lines, previous_hash, hash)
                values ('%s', %d, 2, now(), 'ALLOCATION', '%s', 'Sak', '2025-06-15', 'x', '%s', null /* reverses */, %d, '%s', '%s')
                """.formatted(fund, number, UUID.randomUUID(), text, lines, previousHash, hash);
    }

    private static void execute(String... statements) throws SQLException {
        var database = SERVICE.database();
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String statement : statements) {
                sql.execute(statement);
            }
            connection.commit();
        }
    }
}
