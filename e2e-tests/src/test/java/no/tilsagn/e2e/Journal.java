package no.tilsagn.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The journal of a fund as anybody entitled can read it, and what it says when one adds it up as docs/ledger.md tells. */
record Journal(String fundId, List<JsonNode> entries) {
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    static Journal read(User reader, String fundId) {
        var entries = new ArrayList<JsonNode>();
        var path = "/funds/" + fundId + "/journal?limit=200";
        var page = reader.get(path).ok();
        page.get("items").forEach(entries::add);
        while (!page.get("next").isNull()) {
            page = reader.get(path + "&cursor=" + page.get("next").textValue()).ok();
            page.get("items").forEach(entries::add);
        }
        return new Journal(fundId, entries);
    }

    /** Every entry balances, is numbered without a gap and carries the hash of the one before it. Returns the last hash. */
    String requireAnUnbrokenChain() {
        var previous = "0".repeat(64);
        var number = 0;
        for (var entry : entries) {
            number++;
            assertThat(entry.get("number").intValue()).isEqualTo(number);
            assertThat(entry.get("previousHash").textValue()).isEqualTo(previous);
            assertThat(entry.get("hash").textValue()).as(entry::toString).isEqualTo(sha256(canonicalText(entry)));
            assertThat(entry.get("postings")
                            .valueStream()
                            .mapToLong(line -> ore(line.get("amount")))
                            .sum())
                    .as(entry::toString)
                    .isZero();
            previous = entry.get("hash").textValue();
        }
        return previous;
    }

    /** Balances in øre by year and bucket over all holders, such as {@code 2025 RESERVED}. */
    Map<String, Long> balances() {
        var balances = new TreeMap<String, Long>();
        var accounts = new TreeMap<String, Long>();
        for (var entry : entries) {
            for (var line : entry.get("postings")) {
                assertThat(accounts.merge(
                                place(line) + " " + line.get("holder").asText(), ore(line.get("amount")), Long::sum))
                        .isEqualTo(ore(line.get("balance")));
                balances.merge(place(line), ore(line.get("amount")), Long::sum);
            }
        }
        return balances;
    }

    private static String place(JsonNode line) {
        return line.get("year").asText() + " " + line.get("bucket").textValue();
    }

    /** As the recipe of the entry writes it. */
    private static String account(JsonNode entry, JsonNode line) {
        return entry.get("recipe").intValue() == 1
                ? place(line)
                : place(line) + " " + line.get("holder").asText("-");
    }

    private String canonicalText(JsonNode entry) {
        var decision = entry.get("decision");
        var lines = new ArrayList<>(List.of(
                "tilsagn-journal-entry-" + entry.get("recipe").asText(),
                entry.get("previousHash").textValue(),
                fundId,
                entry.get("number").asText(),
                MICROSECONDS.format(Instant.parse(entry.get("recordedAt").textValue())),
                decision.get("kind").textValue(),
                decision.get("id").textValue(),
                decision.get("reference").textValue(),
                decision.get("decidedOn").textValue(),
                decision.get("by").textValue(),
                entry.get("text").textValue(),
                entry.get("reverses").isNull() ? "-" : entry.get("reverses").asText()));
        for (var line : entry.get("postings")) {
            lines.add("%s %d %d".formatted(account(entry, line), ore(line.get("amount")), ore(line.get("balance"))));
        }
        return String.join("\n", lines) + "\n";
    }

    static long ore(JsonNode kroner) {
        return kroner.decimalValue().multiply(BigDecimal.valueOf(100)).longValueExact();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
