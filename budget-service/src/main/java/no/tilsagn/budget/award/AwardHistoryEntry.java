package no.tilsagn.budget.award;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that was done with an award.
 *
 * @param id grows with time
 * @param subject the person's {@code sub}, or {@code rules} for what nobody decided
 * @param version of the award after it
 * @param instalmentNo which instalment was approved, paid or given back, else null
 * @param note the reason, where one was given
 */
@MappedEntity("award_history")
@Schema(name = "AwardHistoryEntry")
record AwardHistoryEntry(
        @Nullable @Id @GeneratedValue Long id,
        UUID awardId,
        Instant at,
        String subject,
        Action action,
        long version,
        @Nullable Integer instalmentNo,
        @Nullable String note) {

    enum Action {
        OFFER,
        ACCEPT,
        DECLINE,
        LAPSE,
        APPROVE,
        DISBURSE,
        CANCEL,
        SETTLE
    }
}
