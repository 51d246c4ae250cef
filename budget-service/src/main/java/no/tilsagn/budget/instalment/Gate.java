package no.tilsagn.budget.instalment;

/**
 * The report that must be approved before an instalment is released.
 *
 * @param duty kind of report, such as {@code PROGRESS}
 * @param no which of the project's reports of that kind, from 1
 */
public record Gate(String duty, int no) {}
