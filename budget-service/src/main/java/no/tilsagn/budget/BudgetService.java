package no.tilsagn.budget;

import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

/** Funds, the ledger, allocations, awards and instalments. */
@OpenAPIDefinition(
        info = @Info(title = "Tilsagn: budget", version = "v1", description = "Funds, allocations, awards and payment"))
public final class BudgetService {
    private BudgetService() {}

    static void main(String[] args) {
        Micronaut.run(BudgetService.class, args);
    }
}
