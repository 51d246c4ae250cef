package no.tilsagn.followup.project;

/** A project is active from the acceptance of its award until every duty is approved. */
public enum ProjectStatus {
    ACTIVE,
    CLOSED
}
