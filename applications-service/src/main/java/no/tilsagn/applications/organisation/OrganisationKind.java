package no.tilsagn.applications.organisation;

/** What an organisation is, which decides what it can be in an application. */
public enum OrganisationKind {
    MUNICIPALITY,
    HEALTH_TRUST,
    REGIONAL_HEALTH_AUTHORITY,
    HEALTH_COMMUNITY,
    REGIONAL_COUNCIL,
    COMMITTEE,
    OTHER
}
