package no.tilsagn.budget.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** The recipes of docs/ledger.md. Changing one makes every chain invalid: a new one needs a new first line. */
final class EntryHash {
    static final String NONE = "0".repeat(64);
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private EntryHash() {}

    static String of(JournalEntry entry) {
        try {
            byte[] canonical = canonicalText(entry).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** One fact per line; none can hold a line break. */
    static String canonicalText(JournalEntry entry) {
        DecisionReference decision = entry.decision();
        StringBuilder text = new StringBuilder(512);
        line(text, entry.recipe().title());
        line(text, entry.previousHash());
        line(text, entry.fundId());
        line(text, entry.number());
        line(text, INSTANT.format(entry.recordedAt()));
        line(text, decision.kind());
        line(text, decision.id());
        line(text, decision.reference());
        line(text, decision.decidedOn());
        line(text, decision.by());
        line(text, entry.text());
        line(text, entry.reverses() == null ? "-" : entry.reverses());
        for (Posting posting : entry.postings()) {
            line(
                    text,
                    account(entry.recipe(), posting.account()) + " " + posting.amountOre() + " "
                            + posting.balanceOre());
        }
        return text.toString();
    }

    private static String account(Recipe recipe, Account account) {
        String place = account.year() + " " + account.bucket();
        return switch (recipe) {
            case POOLED -> place;
            case HELD -> place + " " + (account.holder() == null ? "-" : account.holder());
        };
    }

    private static void line(StringBuilder text, Object value) {
        text.append(value).append('\n');
    }
}
