package no.tilsagn.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class OsloTimeTest {
    @Test
    void aDeadlineLastsThroughItsSecond() {
        assertThat(OsloTime.firstInstantAfter(LocalDateTime.parse("2025-03-01T23:59:59")))
                .isEqualTo(Instant.parse("2025-03-01T23:00:00Z"));
    }

    @Test
    void aDeadlineInTheHourThatComesTwiceIsTheLaterOne() {
        assertThat(OsloTime.firstInstantAfter(LocalDateTime.parse("2025-10-26T02:30:00")))
                .isEqualTo(Instant.parse("2025-10-26T01:30:01Z"));
    }

    @Test
    void aDeadlineJustBeforeTheClocksGoBackLosesNothing() {
        assertThat(OsloTime.firstInstantAfter(LocalDateTime.parse("2025-10-26T01:59:59")))
                .isEqualTo(Instant.parse("2025-10-26T00:00:00Z"));
        assertThat(OsloTime.firstInstantAfter(LocalDateTime.parse("2025-10-26T02:59:59")))
                .isEqualTo(Instant.parse("2025-10-26T02:00:00Z"));
    }

    @Test
    void aDeadlineInTheHourThatDoesNotExistIsOneHourLater() {
        assertThat(OsloTime.firstInstantAfter(LocalDateTime.parse("2025-03-30T02:30:00")))
                .isEqualTo(Instant.parse("2025-03-30T01:30:01Z"));
    }

    @Test
    void anOpeningThatComesTwiceIsTheEarlierOne() {
        assertThat(OsloTime.opening(LocalDateTime.parse("2025-10-26T02:30:00")))
                .isEqualTo(Instant.parse("2025-10-26T00:30:00Z"));
    }
}
