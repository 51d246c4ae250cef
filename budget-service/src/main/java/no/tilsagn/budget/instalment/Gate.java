package no.tilsagn.budget.instalment;

import io.micronaut.core.annotation.Nullable;

/**
 * The report that must be approved before an instalment is released.
 *
 * @param duty kind of report, such as {@code PROGRESS}
 * @param no which of the project's reports of that kind, from 1
 */
public record Gate(String duty, int no) {

    /**
     * For a project that owes only so many reports of the kind.
     *
     * @return null when it owes none
     */
    @Nullable
    public Gate within(int reports) {
        if (reports == 0) {
            return null;
        }
        return no > reports ? new Gate(duty, reports) : this;
    }
}
