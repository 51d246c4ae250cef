package no.tilsagn.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarMonthsTest {
    @ParameterizedTest
    @CsvSource({
        "2025-09-01, 2026-02-28, 6",
        "2025-09-01, 2026-03-01, 7",
        "2025-07-01, 2026-12-31, 18",
        "2024-02-29, 2025-02-28, 12",
        "2025-01-31, 2025-02-28, 1",
        "2025-01-31, 2025-03-01, 2",
        "2025-01-31, 2026-01-30, 12",
        "2025-03-15, 2025-03-15, 1"
    })
    void countsMonthsThatHaveBegun(LocalDate first, LocalDate last, int months) {
        assertThat(CalendarMonths.begun(first, last)).isEqualTo(months);
    }
}
