package no.tilsagn.budget.allocation;

import no.tilsagn.budget.fund.FundKind;

/** Who decides. */
public enum DecidingBody {
    ALLOCATION_COMMITTEE(FundKind.REGIONAL),
    SSU(FundKind.LOCAL);

    private final FundKind fundKind;

    DecidingBody(FundKind fundKind) {
        this.fundKind = fundKind;
    }

    /** The kind of fund that the body decides over. */
    public FundKind fundKind() {
        return fundKind;
    }
}
