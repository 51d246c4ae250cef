package no.tilsagn.api;

/** The roles that a token can carry; what each may do stands at the endpoints. */
public final class Roles {
    public static final String APPLICANT = "APPLICANT";
    public static final String TRUST = "TRUST";
    public static final String SECRETARIAT = "SECRETARIAT";
    public static final String SSU = "SSU";
    public static final String COMMITTEE = "COMMITTEE";
    public static final String COMMITTEE_CHAIR = "COMMITTEE_CHAIR";
    public static final String FUND_MANAGER = "FUND_MANAGER";
    public static final String FUND_CONTROLLER = "FUND_CONTROLLER";
    public static final String AUDITOR = "AUDITOR";
    public static final String ADMIN = "ADMIN";

    private Roles() {}
}
