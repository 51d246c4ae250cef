package no.tilsagn.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** How the demo tells what happens, to somebody who has never seen a round. */
record DemoTelling(PrintStream out) {
    private static final Locale NORWEGIAN = Locale.of("nb", "NO");

    void chapter(String title) {
        out.println();
        out.println(title);
    }

    void say(String format, Object... values) {
        out.println("  " + format.formatted(values).stripTrailing());
    }

    /** The codes of what the completeness check found. */
    static String codes(JsonNode findings) {
        var codes = findings.valueStream()
                .map(finding -> text(finding, "code"))
                .distinct()
                .toList();
        return codes.isEmpty() ? "ingenting" : String.join(", ", codes);
    }

    /** {@code 1 164 375 kr}. */
    static String kroner(JsonNode amount) {
        return kroner(amount.decimalValue());
    }

    static String sumInKroner(JsonNode amounts) {
        return kroner(amounts.valueStream().map(JsonNode::decimalValue).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static String kroner(BigDecimal amount) {
        var symbols = DecimalFormatSymbols.getInstance(NORWEGIAN);
        symbols.setGroupingSeparator(' ');
        var pattern = amount.stripTrailingZeros().scale() > 0 ? "#,##0.00 kr" : "#,##0 kr";
        return new DecimalFormat(pattern, symbols).format(amount);
    }

    static String text(JsonNode json, String field) {
        return json.path(field).asText();
    }
}
