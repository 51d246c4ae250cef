package no.tilsagn.followup.project;

/** What can be done with a project itself; its reports have commands of their own. */
enum ProjectCommand {
    CLOSE
}
