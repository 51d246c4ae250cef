package no.tilsagn.followup.notification;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Amounts, dates and lists as Norwegian text writes them. */
public final class Wording {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d. MMMM uuuu", Locale.forLanguageTag("nb-NO"));

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("' kl. 'HH.mm");
    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

    private Wording() {}

    /** With a hard space between thousands, and øre only when there are any: {@code 1 234 567,50 kr}. */
    public static String kroner(long ore) {
        String whole = Long.toString(ore / 100).replaceAll("(?<=\\d)(?=(\\d{3})+$)", "\u00a0");
        String fraction = ore % 100 == 0 ? "" : ",%02d".formatted(ore % 100);
        return whole + fraction + "\u00a0kr";
    }

    public static String date(LocalDate date) {
        return DATE.format(date);
    }

    /** {@code 1. april 2025}, and {@code 1. april 2025 kl. 12.00} when the day does not last to its end. */
    public static String deadline(LocalDateTime deadline) {
        return deadline.toLocalTime().isBefore(LAST_MINUTE)
                ? date(deadline.toLocalDate()) + TIME.format(deadline)
                : date(deadline.toLocalDate());
    }

    /** {@code a, b og c}. */
    public static String list(List<String> items) {
        return items.size() < 2
                ? String.join("", items)
                : String.join(", ", items.subList(0, items.size() - 1)) + " og " + items.getLast();
    }

    /** A last sentence with somebody's own words, {@code " Begrunnelse: …"}, or nothing when there are none. */
    public static String because(String label, @Nullable String words) {
        return words == null || words.isBlank() ? "" : " " + label + ": " + words.strip();
    }

    /** {@code 1 søknad}, {@code 2 søknader}. */
    public static String count(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }
}
