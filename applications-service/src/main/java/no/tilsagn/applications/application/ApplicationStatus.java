package no.tilsagn.applications.application;

/** Where an application stands. Up to the ranking {@link ApplicationLifeCycle} moves it, then the decisions on money do. */
public enum ApplicationStatus {
    DRAFT,
    SUBMITTED,
    RETURNED,
    ELIGIBLE,
    INELIGIBLE,
    FORWARDED,
    NOT_FORWARDED,
    AWARDED,
    PARTLY_AWARDED,
    REJECTED,
    ACCEPTED,
    DECLINED,
    LAPSED,
    CLOSED,
    WITHDRAWN
}
