package no.tilsagn.applications.form;

public enum ProjectType {
    PRE_PROJECT,
    PROJECT
}
