package no.tilsagn.applications.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The clock alone moves a published call on; deadlines are inclusive to the last nanosecond, in the time of Oslo. */
class CallStatusTest {
    private static final Call CALL = call("2025-01-15T08:00:00", "2025-03-01T23:59:59", "2025-04-01T23:59:59");

    @Test
    void aSaturdayEveningIsInTime() {
        assertThat(CALL.status(Instant.parse("2025-03-01T22:59:00Z"))).isEqualTo(CallStatus.OPEN);
    }

    @Test
    void aDeadlineIsInclusiveToTheLastNanosecond() {
        Instant midnight = Instant.parse("2025-03-01T23:00:00Z");
        assertThat(CALL.status(midnight.minusNanos(1))).isEqualTo(CallStatus.OPEN);
        assertThat(CALL.status(midnight)).isEqualTo(CallStatus.LOCAL_CLOSED);
        Instant summerMidnight = Instant.parse("2025-04-01T22:00:00Z");
        assertThat(CALL.status(summerMidnight.minusNanos(1))).isEqualTo(CallStatus.LOCAL_CLOSED);
        assertThat(CALL.status(summerMidnight)).isEqualTo(CallStatus.CLOSED);
    }

    @Test
    void opensToTheSecond() {
        Instant opening = Instant.parse("2025-01-15T07:00:00Z");
        assertThat(CALL.status(opening.minusNanos(1))).isEqualTo(CallStatus.PUBLISHED);
        assertThat(CALL.status(opening)).isEqualTo(CallStatus.OPEN);
    }

    @Test
    void anHourThatComesTwiceEndsTheSecondTime() {
        Call autumn = call("2025-10-01T08:00:00", "2025-10-26T02:29:59", "2025-11-01T23:59:59");
        assertThat(autumn.status(Instant.parse("2025-10-26T00:30:00Z"))).isEqualTo(CallStatus.OPEN);
        assertThat(autumn.status(Instant.parse("2025-10-26T01:29:59.999999999Z")))
                .isEqualTo(CallStatus.OPEN);
        assertThat(autumn.status(Instant.parse("2025-10-26T01:30:00Z"))).isEqualTo(CallStatus.LOCAL_CLOSED);
    }

    @Test
    void anHourThatDoesNotExistEndsAnHourLater() {
        Call spring = call("2025-03-01T08:00:00", "2025-03-30T02:29:59", "2025-04-30T23:59:59");
        assertThat(spring.status(Instant.parse("2025-03-30T01:29:59.999999999Z")))
                .isEqualTo(CallStatus.OPEN);
        assertThat(spring.status(Instant.parse("2025-03-30T01:30:00Z"))).isEqualTo(CallStatus.LOCAL_CLOSED);
    }

    @Test
    void aDeadlineOnTheNightOfTheChangeIsStillMidnight() {
        Call spring = call("2025-03-01T08:00:00", "2025-03-30T23:59:59", "2025-04-30T23:59:59");
        assertThat(spring.status(Instant.parse("2025-03-30T21:59:59.999Z"))).isEqualTo(CallStatus.OPEN);
        assertThat(spring.status(Instant.parse("2025-03-30T22:00:00Z"))).isEqualTo(CallStatus.LOCAL_CLOSED);
    }

    @Property(tries = 500)
    void neverMovesBack(
            @ForAll @LongRange(min = 0, max = 200L * 24 * 3600) long one,
            @ForAll @LongRange(min = 0, max = 200L * 24 * 3600) long later) {
        Instant first = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(one);
        Instant second = first.plus(later, ChronoUnit.SECONDS);
        assertThat(CALL.status(first)).isLessThanOrEqualTo(CALL.status(second));
    }

    private static Call call(String opensAt, String localDeadline, String regionalDeadline) {
        CallTerms terms = new CallTerms(
                "Tilskudd",
                "RST",
                LocalDateTime.parse(opensAt),
                LocalDateTime.parse(localDeadline),
                LocalDateTime.parse(regionalDeadline),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        Instant now = Instant.parse("2025-01-01T00:00:00Z");
        return new Call(UUID.randomUUID(), 0, terms, "rhf.manager", now, null, null, null, null, null).published(now);
    }
}
