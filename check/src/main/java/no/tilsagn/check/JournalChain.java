package no.tilsagn.check;

import static no.tilsagn.check.Service.BUDGET;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import no.tilsagn.check.Database.Row;
import org.jspecify.annotations.Nullable;

/** Recomputes every number, hash and balance of the journals, by the recipes of docs/ledger.md and nothing else. */
final class JournalChain {
    private static final String NONE = "0".repeat(64);
    private static final String POSTINGS = """
            select e.fund_id, e.number, to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as recorded_at,
                   e.decision_kind, e.decision_id, e.decision_reference, e.decided_on, e.decided_by, e.text,
                   coalesce(e.reverses::text, '-') as reverses, e.lines, e.previous_hash, e.hash,
                   j.holders_from is not null and e.number >= j.holders_from as names_holders,
                   p.year, p.bucket, coalesce(p.holder::text, '-') as holder, p.amount_ore, p.balance_ore
              from journal_entry e join journal j using (fund_id) left join journal_posting p using (fund_id, number)
             order by e.fund_id, e.number, p.line
            """;

    private final Fact.Findings findings;
    private final Map<String, Long> balances = new HashMap<>();
    private final Map<String, Long> sums = new TreeMap<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable Row entry;
    private long lastNumber;
    private String lastHash = NONE;
    private int lines;

    private JournalChain(Fact.Findings findings) {
        this.findings = findings;
    }

    static void examine(Platform platform, Fact.Findings findings) {
        JournalChain chain = new JournalChain(findings);
        platform.database(BUDGET).rows(POSTINGS).forEach(chain::accept);
        chain.endEntry();
    }

    private void accept(Row row) {
        if (entry == null || !name(entry).equals(name(row))) {
            endEntry();
            begin(row);
        }
        if (row.value("bucket") != null) {
            post(row);
        }
    }

    private void begin(Row row) {
        if (entry == null || !entry.text("fund_id").equals(row.text("fund_id"))) {
            lastNumber = 0;
            lastHash = NONE;
            balances.clear();
        }
        entry = row;
        require(row.number("number") == lastNumber + 1, "it follows entry " + lastNumber);
        require(row.text("previous_hash").equals(lastHash), "it does not name the hash of the entry before it");
        text.setLength(0);
        text.append(namesHolders(row) ? "tilsagn-journal-entry-2" : "tilsagn-journal-entry-1")
                .append('\n');
        for (String column : new String[] {
            "previous_hash",
            "fund_id",
            "number",
            "recorded_at",
            "decision_kind",
            "decision_id",
            "decision_reference",
            "decided_on",
            "decided_by",
            "text",
            "reverses"
        }) {
            text.append(row.text(column)).append('\n');
        }
    }

    private void post(Row row) {
        lines++;
        String account =
                row.text("year") + " " + row.text("bucket") + (namesHolders(row) ? " " + row.text("holder") : "");
        text.append("%s %s %s\n".formatted(account, row.text("amount_ore"), row.text("balance_ore")));
        sums.merge(row.text("year"), row.number("amount_ore"), Long::sum);
        String kept = row.text("year") + " " + row.text("bucket") + " " + row.text("holder");
        long balance = balances.merge(kept, row.number("amount_ore"), Long::sum);
        require(
                balance == row.number("balance_ore"),
                "it tells another balance of %s than %d".formatted(kept, balance));
    }

    private void endEntry() {
        if (entry != null) {
            String hash = sha256(text.toString());
            require(hash.equals(entry.text("hash")), "its content has the hash " + hash);
            require(lines == entry.number("lines"), "it has %d lines".formatted(lines));
            require(sums.values().stream().allMatch(sum -> sum == 0), "it adds up to " + sums);
            lastNumber = entry.number("number");
            lastHash = entry.text("hash");
        }
        sums.clear();
        lines = 0;
    }

    private void require(boolean holds, String otherwise) {
        if (!holds && entry != null) {
            findings.add(name(entry), otherwise);
        }
    }

    private static boolean namesHolders(Row row) {
        return row.text("names_holders").equals("t");
    }

    private static String name(Row row) {
        return row.text("fund_id") + " " + row.text("number");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
