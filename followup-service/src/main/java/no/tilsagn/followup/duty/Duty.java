package no.tilsagn.followup.duty;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A report that a project owes.
 *
 * @param kind as the call named it: {@link #PROGRESS}, {@link #FINANCIAL} or {@link #FINAL}
 * @param no which of the project's duties of that kind, from 1, in order of their due dates
 * @param dueOn the last day in time, in Oslo
 */
@MappedEntity
public record Duty(@Id UUID id, UUID projectId, String kind, int no, LocalDate dueOn, DutyState state) {
    public static final String PROGRESS = "PROGRESS";
    public static final String FINANCIAL = "FINANCIAL";
    public static final String FINAL = "FINAL";

    public DutyStatus statusOn(LocalDate today) {
        return DutyStatus.of(state, dueOn, today);
    }

    public Duty in(DutyState next) {
        return new Duty(id, projectId, kind, no, dueOn, next);
    }
}
