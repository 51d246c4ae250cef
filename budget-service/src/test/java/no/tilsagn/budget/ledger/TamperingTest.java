package no.tilsagn.budget.ledger;

import static no.tilsagn.budget.ledger.TestLedger.LEDGER;
import static no.tilsagn.budget.ledger.TestLedger.SERVICE;
import static no.tilsagn.budget.ledger.TestLedger.entry;
import static no.tilsagn.budget.ledger.TestLedger.fundWith;
import static no.tilsagn.budget.ledger.TestLedger.post;
import static no.tilsagn.budget.ledger.TestLedger.reserve;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.transaction.TransactionDefinition;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the proof shows of somebody who owns the database and switches its protection off. */
class TamperingTest {
    private final UUID fund = fundWith(1_000, 2025);

    TamperingTest() {
        post(entry(fund, reserve(2025, 300)));
        post(entry(fund, reserve(2025, 200)));
    }

    @Test
    void theProofOfAnUntouchedJournalHolds() {
        assertThat(proofAfter()).matches(Proof::holds);
        assertThat(LEDGER.prove(fund).entries()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal_entry set recorded_at = recorded_at - interval '1 microsecond' where number = 2",
                "update journal_entry set decision_kind = 'LAPSE' where number = 2",
                "update journal_entry set decision_id = gen_random_uuid() where number = 2",
                "update journal_entry set decision_reference = decision_reference || ' ' where number = 2",
                "update journal_entry set decided_on = decided_on + 1 where number = 2",
                "update journal_entry set decided_by = 'committee.2' where number = 2",
                "update journal_entry set text = 'Tilsagn T-2025-0002' where number = 2",
                "update journal_entry set reverses = 1 where number = 2",
                "update journal_entry set hash = repeat('a', 64) where number = 3",
                "update journal_posting set amount_ore = amount_ore + sign(amount_ore) where number = 2",
                "update journal_posting set balance_ore = balance_ore + 1 where number = 2 and line = 1",
                "update journal_posting set year = 2026 where number = 2",
                "update journal_posting set bucket = 'COMMITTED' where number = 2 and bucket = 'RESERVED'",
                "update journal_posting set line = 3 - line + 2 where number = 2",
                "delete from journal_posting where number = 2",
                "delete from journal_posting where number = 2 and line = 1",
                "delete from journal_posting where number = 3; delete from journal_entry where number = 3",
                "update account set balance_ore = balance_ore + 1 where bucket = 'AVAILABLE'",
                "delete from account where bucket = 'RESERVED'"
            })
    void theProofShowsEveryChange(String change) {
        assertThat(proofAfter(change).holds()).isFalse();
    }

    /** All in one transaction that is rolled back. */
    private Proof proofAfter(String... changes) {
        JournalReader reader = SERVICE.bean(JournalReader.class);
        JournalTable table = SERVICE.bean(JournalTable.class);
        return SERVICE.transactions().execute(TransactionDefinition.DEFAULT, transaction -> {
            transaction.setRollbackOnly();
            try (Statement sql = transaction.getConnection().createStatement()) {
                for (String name : new String[] {"journal_entry", "journal_posting", "account"}) {
                    sql.execute("grant all on " + name + " to current_user");
                    sql.execute("alter table " + name + " disable trigger user");
                }
                for (String change : changes) {
                    for (String statement : change.split(";")) {
                        assertThat(sql.executeUpdate(statement + " and fund_id = '" + fund + "'"))
                                .isPositive();
                    }
                }
                Verification verification = new Verification(fund);
                reader.forEach(fund, 1, Long.MAX_VALUE, verification::accept);
                return verification.compareWith(table.balances(fund));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
