package no.tilsagn.budget.letter;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a letter writes dates, amounts and what others have written. */
final class LetterText {
    static final Locale NORWEGIAN = Locale.forLanguageTag("nb-NO");

    private static final List<String> MONTHS = List.of(
            "januar",
            "februar",
            "mars",
            "april",
            "mai",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "desember");
    private static final Pattern NOT_FOR_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");
    private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofPattern("d. '%s' uuuu", Locale.ROOT);
    private static final String HARD_SPACE = "\u00a0";

    private LetterText() {}

    static String page(String title, String body) {
        return """
                <html lang="nb"><head><title>%s</title><style>
                @page { size: A4; margin: 25mm 22mm 25mm 25mm;
                        @bottom-right { content: "Side " counter(page) " av " counter(pages); font-size: 8pt; } }
                body { font-family: 'Liberation Sans'; font-size: 10.5pt; line-height: 1.45; color: #1a1a1a; }
                h1, h2, th { font-weight: normal; }
                h1 { font-size: 17pt; line-height: 1.25; margin: 8mm 0 4mm 0; color: #0b3c5d; }
                h2 { font-size: 12.5pt; margin: 6mm 0 1mm 0; color: #0b3c5d; page-break-after: avoid; }
                p { margin: 0 0 2mm 0; }
                .section { page-break-inside: avoid; }
                .sender { font-size: 12pt; color: #0b3c5d; margin-bottom: 8mm; }
                .address { margin-bottom: 6mm; }
                td, th { padding: 0.8mm 6mm 0.8mm 0; text-align: left; vertical-align: top; }
                .references td:first-child { color: #555555; }
                .amounts { border-collapse: collapse; margin: 2mm 0; page-break-inside: avoid; }
                .amounts td, .amounts th { border-bottom: 0.3pt solid #bbbbbb; }
                .amounts td:last-child, .amounts th:last-child { text-align: right; padding-right: 0; }
                </style></head><body>%s</body></html>
                """.formatted(of(title), body);
    }

    /** Text that somebody has written, safe inside XHTML. */
    static String of(String text) {
        return NOT_FOR_XML
                .matcher(text)
                .replaceAll("")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** As in {@code 3. juli 2025}. */
    static String of(LocalDate date) {
        return DAY_AND_YEAR.format(date).formatted(MONTHS.get(date.getMonthValue() - 1));
    }

    /** As in {@code 2 880 000 kr}; øre only where there are any. */
    static String nok(long ore) {
        String kroner = String.format(Locale.ROOT, "%,d", ore / 100).replace(",", HARD_SPACE);
        String rest = ore % 100 == 0 ? "" : String.format(Locale.ROOT, ",%02d", ore % 100);
        return kroner + rest + HARD_SPACE + "kr";
    }

    static String months(int count) {
        return count == 1 ? "1 måned" : count + " måneder";
    }

    /** As in {@code a, b og c}. */
    static String and(List<String> texts) {
        List<String> safe = texts.stream().map(LetterText::of).toList();
        return safe.size() < 2
                ? String.join("", safe)
                : String.join(", ", safe.subList(0, safe.size() - 1)) + " og " + safe.getLast();
    }
}
