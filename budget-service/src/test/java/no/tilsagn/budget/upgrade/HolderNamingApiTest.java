package no.tilsagn.budget.upgrade;

import static no.tilsagn.budget.Committee.award;
import static no.tilsagn.budget.KnownOrganisations.BRONNOY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import no.tilsagn.budget.Api;
import no.tilsagn.budget.Committee;
import no.tilsagn.budget.KnownOrganisations;
import no.tilsagn.budget.Round;
import no.tilsagn.budget.Round.Request;
import no.tilsagn.budget.RunningService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The last step of the upgrade from the first landed state, with awards in every stage. */
class HolderNamingApiTest {
    private static final RunningService SERVICE = RunningService.get();
    private static final Api API = SERVICE.api();
    private static final Committee COMMITTEE = new Committee(SERVICE);
    private static final String STEP = "/api/v1/operations/budget/ledger/holders";

    @BeforeAll
    static void organisationsAreKnown() {
        KnownOrganisations.make(SERVICE);
    }

    @Test
    void everyAwardGetsTheAccountThatItsAnswerAndItsPaymentsMake() {
        UUID fund = pooledFund();
        Map<Integer, Long> asked = Map.of(2025, 1_500_000L, 2026, 1_500_000L);
        UUID paid = offeredFrom(fund, asked);
        UUID offered = offeredFrom(fund, asked);
        UUID declined = offeredFrom(fund, asked);
        API.post("applicant.bronnoy", "/api/v1/awards/" + paid + "/accept", null);
        API.post("applicant.bronnoy", "/api/v1/awards/" + declined + "/decline", null);
        API.post("rhf.manager", "/api/v1/awards/" + paid + "/instalments/1/approve", null);
        API.post("rhf.controller", "/api/v1/awards/" + paid + "/instalments/1/disburse", null);
        assertThat(account(paid)).isEmpty();

        Api.Answer named = API.post("admin", STEP, null);

        assertThat(named.status()).as(named.body().toString()).isEqualTo(200);
        assertThat(named.body().get("entries"))
                .anyMatch(entry -> entry.get("fundId").asText().equals(fund.toString()));
        assertThat(account(paid).get(0).toString())
                .isEqualTo("{\"year\":2025,\"reserved\":0,\"committed\":750000,\"disbursed\":750000,\"returned\":0}");
        assertThat(account(paid).get(1).get("committed").asLong()).isEqualTo(1_500_000);
        assertThat(account(offered).get(0).get("reserved").asLong()).isEqualTo(1_500_000);
        assertThat(account(declined)).isEmpty();
        assertThat(API.post("admin", STEP, null).body().get("entries")).isEmpty();
        JsonNode proof =
                API.get("rhf.manager", "/api/v1/funds/" + fund + "/proof").body();
        assertThat(proof.get("holds").asBoolean()).as(proof.toString()).isTrue();
    }

    private static JsonNode account(UUID award) {
        return API.get("rhf.manager", "/api/v1/awards/" + award).body().get("account");
    }

    private static UUID offeredFrom(UUID fund, Map<Integer, Long> asked) {
        SERVICE.moveClockTo(Round.MEETING);
        Round round = Round.published(SERVICE);
        UUID application = round.submitted(Request.project("helgeland", BRONNOY, asked));
        round.forwarded("helgeland", application);
        UUID allocation = COMMITTEE.open(round, fund);
        COMMITTEE.decide(allocation, award(application, asked));
        return COMMITTEE.awardOf(COMMITTEE.adopt(allocation));
    }

    /** As one that was opened before the upgrade. */
    private static UUID pooledFund() {
        journalsBegin("drop default");
        UUID fund = COMMITTEE.fundWith(Map.of(2025, 9_000_000L, 2026, 9_000_000L));
        journalsBegin("set default 1");
        return fund;
    }

    private static void journalsBegin(String how) {
        SERVICE.inTransaction(() -> {
            try (Statement sql = SERVICE.transactions().getConnection().createStatement()) {
                return sql.execute("alter table journal alter column holders_from " + how);
            }
        });
    }
}
