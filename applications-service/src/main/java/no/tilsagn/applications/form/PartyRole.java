package no.tilsagn.applications.form;

/** How an organisation takes part. */
public enum PartyRole {
    /** Writes and submits on behalf of all. */
    LEAD,
    /** Joint applicant; must confirm. */
    PARTY,
    /** Supports without being a party; sees the public part only. */
    SUPPORTER,
    /** Takes part in the project, for example a university. */
    PARTNER;

    /** Whether it is one of the joint applicants. */
    public boolean applies() {
        return this == LEAD || this == PARTY;
    }
}
