package no.tilsagn.budget.fund;

/** Whose pot it is. */
public enum FundKind {
    /** Of the regional health authority; the allocation committee decides. */
    REGIONAL,
    /** Of one health community; its SSU decides. */
    LOCAL
}
