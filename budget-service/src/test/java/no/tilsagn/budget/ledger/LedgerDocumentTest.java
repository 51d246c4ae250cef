package no.tilsagn.budget.ledger;

import static no.tilsagn.budget.ledger.TestTransfers.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The worked example of docs/ledger.md, which anybody can repeat with {@code sha256sum}. */
class LedgerDocumentTest {
    private static final UUID FUND = UUID.fromString("0198a6b2-0000-7000-8000-000000000001");

    @Test
    void theWorkedExampleIsTrue() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "ledger.md"));

        Journal journal = Journal.empty(FUND, Recipe.HELD);
        for (Journal.Appended appended :
                List.of(appropriation(journal), award(appropriation(journal).journal()))) {
            String text = EntryHash.canonicalText(appended.entry());
            assertThat(document)
                    .contains("```text\n" + text + "```")
                    .contains(appended.entry().hash());
        }
    }

    private static Journal.Appended appropriation(Journal journal) {
        var entry = new Entry(
                FUND,
                new DecisionReference(
                        DecisionReference.Kind.APPROPRIATION,
                        UUID.fromString("0198a6b2-0000-7000-8000-000000000002"),
                        "Styresak 12-2025",
                        LocalDate.of(2025, 1, 10),
                        "rhf.manager"),
                "Bevilgning for 2025",
                List.of(transfer(2025, Bucket.APPROPRIATED, Bucket.AVAILABLE, 9_000_000_000L)));
        return (Journal.Appended) journal.append(entry, Instant.parse("2025-01-10T09:00:00Z"));
    }

    private static Journal.Appended award(Journal journal) {
        var entry = new Entry(
                FUND,
                new DecisionReference(
                        DecisionReference.Kind.ALLOCATION,
                        UUID.fromString("0198a6b2-0000-7000-8000-000000000004"),
                        "Sak 4/2025",
                        LocalDate.of(2025, 6, 15),
                        "committee.1"),
                "Tilsagn T-2025-0001",
                List.of(transfer(2025, Bucket.AVAILABLE, Bucket.RESERVED, 220_000_000L)));
        return (Journal.Appended) journal.append(entry, Instant.parse("2025-06-15T10:30:00.123456Z"));
    }
}
