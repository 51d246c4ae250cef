package no.tilsagn.budget.fund;

import static no.tilsagn.budget.fund.TestFunds.API;
import static no.tilsagn.budget.fund.TestFunds.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import no.tilsagn.budget.KnownOrganisations;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Organisation × fund: who sees a fund, and who may put money into it. */
class FundAccessTest {
    private static UUID regional;
    private static UUID helgeland;

    @BeforeAll
    static void openFunds() {
        KnownOrganisations.make(SERVICE);
        regional = TestFunds.regional();
        helgeland = TestFunds.local("helgeland");
    }

    /** 200 sees, 201 may appropriate, 403 may not though it sees or has the role, 404 does not know of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # user                     | sees regional | appropriates | sees local of helgeland | appropriates
                    rhf.manager                | 200           | 201          | 200                     | 403
                    rhf.controller             | 200           | 403          | 200                     | 403
                    committee.1                | 200           | 403          | 404                     | 403
                    committee.2                | 200           | 403          | 404                     | 403
                    auditor                    | 200           | 403          | 200                     | 403
                    admin                      | 200           | 403          | 404                     | 403
                    trust.helgeland            | 200           | 403          | 200                     | 403
                    trust.unn                  | 200           | 403          | 404                     | 403
                    secretariat.helgeland      | 404           | 404          | 200                     | 201
                    ssu.helgeland              | 404           | 404          | 200                     | 201
                    secretariat.finnmark       | 404           | 404          | 404                     | 404
                    ssu.finnmark               | 404           | 404          | 404                     | 404
                    applicant.vefsn            | 403           | 403          | 403                     | 403
                    """)
    void showsAFundOnlyToThoseWhoMayKnowOfIt(
            String user, int seesRegional, int appropriatesRegional, int seesLocal, int appropriatesLocal) {
        assertSees(user, regional, seesRegional);
        assertAppropriates(user, regional, appropriatesRegional);
        assertSees(user, helgeland, seesLocal);
        assertAppropriates(user, helgeland, appropriatesLocal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # user                | kind     | community | answer
                    rhf.manager           | REGIONAL |           | 201
                    rhf.manager           | LOCAL    | helgeland | 403
                    secretariat.helgeland | LOCAL    | helgeland | 201
                    ssu.helgeland         | LOCAL    | helgeland | 201
                    secretariat.helgeland | LOCAL    | finnmark  | 403
                    secretariat.helgeland | REGIONAL |           | 403
                    trust.helgeland       | LOCAL    | helgeland | 403
                    auditor               | REGIONAL |           | 403
                    """)
    void letsOnlyItsOwnersOpenAFund(String user, String kind, String community, int answer) {
        Map<String, Object> fund = community == null
                ? Map.of("name", "Pott", "kind", kind)
                : Map.of("name", "Pott", "kind", kind, "healthCommunity", community);

        assertThat(API.post(user, "/api/v1/funds", fund).status()).isEqualTo(answer);
    }

    private static void assertSees(String user, UUID fund, int status) {
        String path = "/api/v1/funds/" + fund;
        assertThat(API.get(user, path).status()).as(path).isEqualTo(status);
        assertThat(API.get(user, path + "/years/2025").status()).isEqualTo(status);
        assertThat(API.get(user, path + "/journal").status()).isEqualTo(status);
        assertThat(API.get(user, path + "/proof").status()).isEqualTo(status);
        if (status != 403) {
            assertThat(isListed(user, fund)).isEqualTo(status == 200);
        }
    }

    private static void assertAppropriates(String user, UUID fund, int status) {
        var answer = API.post(
                user,
                "/api/v1/funds/" + fund + "/appropriations",
                Map.of("year", 2025, "amount", 1, "reference", "Brev"));
        assertThat(answer.status()).as("appropriate as %s", user).isEqualTo(status);
    }

    private static boolean isListed(String user, UUID fund) {
        String next = "";
        do {
            var page = API.get(user, "/api/v1/funds?limit=200" + next).body();
            if (StreamSupport.stream(page.get("items").spliterator(), false)
                    .anyMatch(item -> item.get("id").asText().equals(fund.toString()))) {
                return true;
            }
            next = page.get("next").isNull()
                    ? null
                    : "&cursor=" + page.get("next").asText();
        } while (next != null);
        return false;
    }
}
