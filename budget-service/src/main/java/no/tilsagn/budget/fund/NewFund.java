package no.tilsagn.budget.fund;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import no.tilsagn.api.Lines;
import no.tilsagn.api.Problem;

/** @param healthCommunity code of the community whose fund it is, such as {@code helgeland}; for LOCAL only */
@Introspected
record NewFund(
        @NotBlank @Size(max = 200) @Pattern(regexp = Lines.ONE)
        String name,

        @NotNull FundKind kind,

        @Nullable @Size(min = 1, max = 100) @Pattern(regexp = Lines.ONE)
        String healthCommunity) {
    void requireCommunityOfLocalFund() {
        if (kind == FundKind.LOCAL && healthCommunity == null) {
            throw Problem.malformed("/healthCommunity", "MISSING", "A local fund belongs to a health community.");
        }
        if (kind == FundKind.REGIONAL && healthCommunity != null) {
            throw Problem.malformed(
                    "/healthCommunity", "NOT_ALLOWED", "A regional fund belongs to no single health community.");
        }
    }
}
