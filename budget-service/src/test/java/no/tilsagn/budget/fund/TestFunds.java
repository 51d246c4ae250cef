package no.tilsagn.budget.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import no.tilsagn.budget.Api;
import no.tilsagn.budget.KnownOrganisations;
import no.tilsagn.budget.RunningService;

/** Funds made over HTTP, as their owners make them. */
public final class TestFunds {
    static final RunningService SERVICE = RunningService.get();
    static final Api API = SERVICE.api();

    private TestFunds() {}

    public static UUID regional() {
        return created("rhf.manager", Map.of("name", "Søknadsbasert ordning", "kind", "REGIONAL"));
    }

    /** Of {@code secretariat.<community>}. */
    public static UUID local(String community) {
        KnownOrganisations.make(SERVICE);
        return created(
                "secretariat." + community,
                Map.of("name", "Lokal pott", "kind", "LOCAL", "healthCommunity", community));
    }

    public static UUID regionalWith(long kroner, int... years) {
        UUID fund = regional();
        for (int year : years) {
            assertThat(appropriate(fund, year, BigDecimal.valueOf(kroner)).status())
                    .isEqualTo(201);
        }
        return fund;
    }

    public static Api.Answer appropriate(UUID fund, int year, BigDecimal amount) {
        return API.post(
                "rhf.manager",
                "/api/v1/funds/" + fund + "/appropriations",
                Map.of("year", year, "amount", amount, "reference", "Styresak 12-2025"));
    }

    private static UUID created(String user, Map<String, Object> fund) {
        var answer = API.post(user, "/api/v1/funds", fund);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.id();
    }
}
