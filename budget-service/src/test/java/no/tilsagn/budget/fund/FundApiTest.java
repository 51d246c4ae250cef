package no.tilsagn.budget.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import no.tilsagn.budget.Api;
import no.tilsagn.budget.KnownOrganisations;
import no.tilsagn.budget.RunningService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FundApiTest {
    private static final RunningService SERVICE = RunningService.get();
    private static final Api API = SERVICE.api();

    @BeforeAll
    static void organisationsAreKnown() {
        KnownOrganisations.make(SERVICE);
    }

    @Test
    void showsWhatWasAppropriatedAsAvailable() {
        UUID fund = regionalFund();

        var answer = API.post(
                "rhf.manager",
                "/api/v1/funds/" + fund + "/appropriations",
                Map.of("year", 2025, "amount", 90_000_000, "reference", "Styresak 12-2025"));

        assertThat(answer.status()).isEqualTo(201);
        var year = API.get("auditor", "/api/v1/funds/" + fund + "/years/2025");
        assertThat(year.body().toString())
                .isEqualTo("{\"appropriated\":90000000,\"carriedIn\":0,\"carriedOut\":0,\"earmarked\":0,\"reserved\":0,"
                        + "\"committed\":0,\"disbursed\":0,\"returned\":0,\"available\":90000000}");
    }

    private static UUID regionalFund() {
        var answer = API.post("rhf.manager", "/api/v1/funds", Map.of("name", "Regional pott", "kind", "REGIONAL"));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.id();
    }
}
