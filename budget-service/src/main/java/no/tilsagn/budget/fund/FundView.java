package no.tilsagn.budget.fund;

import java.util.UUID;

record FundView(UUID id, String name, FundKind kind, String healthCommunity) {
    static FundView of(Fund fund) {
        return new FundView(fund.id(), fund.name(), fund.kind(), fund.healthCommunity());
    }
}
