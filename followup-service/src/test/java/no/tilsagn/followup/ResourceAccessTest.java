package no.tilsagn.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what with a project of Senja, Bardu and UNN in Troms og Ofoten. */
class ResourceAccessTest {
    private static final class Holder {
        static final StartedProject PROJECT = StartedProject.senja();
        static final String DUTY = PROJECT.duty("PROGRESS");
    }

    private final Followup followup = Followup.running();

    @ParameterizedTest(name = "{0} ({1})")
    @CsvSource(textBlock = """
            applicant.senja,          the recipient,                     200, 200, 200, 422, 403
            applicant.bardu,          a party,                           200, 200, 200, 422, 403
            trust.unn,                a party,                           200, 200, 200, 422, 403
            applicant.vefsn,          another municipality,              404, 404, 404, 404, 403
            applicant.tromso,         an organisation not known here,    404, 404, 404, 404, 403
            trust.helgeland,          another trust,                     404, 404, 404, 404, 403
            secretariat.troms-ofoten, its secretariat,                   200, 200, 403, 403, 409
            secretariat.helgeland,    another secretariat,               404, 404, 403, 403, 404
            ssu.troms-ofoten,         its committee,                     200, 200, 403, 403, 403
            ssu.helgeland,            another community's committee,     404, 404, 403, 403, 403
            committee.2,              the allocation committee,          200, 200, 403, 403, 403
            rhf.manager,              the fund's manager,                200, 200, 403, 403, 409
            rhf.controller,           the fund's controller,             200, 200, 403, 403, 403
            auditor,                  reads all and changes nothing,     200, 200, 403, 403, 403
            admin,                    runs the platform,                 403, 403, 403, 403, 403
            """)
    void everybodySeesAndDoesWhatIsTheirs(
            String user, String who, int project, int report, int write, int submit, int review) {
        String path = "/duties/" + Holder.DUTY + "/report";
        assertThat(Holder.PROJECT.seenBy(user).status()).as("see the project").isEqualTo(project);
        assertThat(followup.get(user, path).status()).as("see the report").isEqualTo(report);
        assertThat(followup.put(user, path, Map.of(), "If-Match", "*").status())
                .as("write")
                .isEqualTo(write);
        assertThat(followup.post(user, path + "/submit", null).status())
                .as("submit")
                .isEqualTo(submit);
        assertThat(followup.post(user, path + "/review", Map.of("outcome", "APPROVE"))
                        .status())
                .as("review")
                .isEqualTo(review);
        if (project != 403) {
            assertThat(followup.get(user, "/projects?limit=200")
                            .texts("/items", "id")
                            .contains(Holder.PROJECT.id()))
                    .as("in the list")
                    .isEqualTo(project == 200);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"applicant.vefsn", "secretariat.helgeland"})
    void whatOneMayNotKnowOfLooksLikeWhatDoesNotExist(String user) {
        String nowhere = "00000000-0000-7000-8000-000000000000";
        for (String path : List.of("/projects/%s", "/duties/%s/report")) {
            String hidden = path.contains("projects") ? Holder.PROJECT.id() : Holder.DUTY;
            assertThat(followup.get(user, path.formatted(hidden)).text("/detail"))
                    .isEqualTo(followup.get(user, path.formatted(nowhere)).text("/detail"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"SECRETARIAT", "FUND_MANAGER"})
    void whoSeesAProjectWithoutTakingPartMayNotWriteItsReports(String role) {
        String path = "/duties/" + Holder.DUTY + "/report";
        String both = followup.tokenOf(Map.of(
                "sub", "both." + role,
                "roles", List.of("APPLICANT", role),
                "consumer", Map.of("authority", "iso6523-actorid-upis", "ID", "0192:310000043")));
        assertThat(followup.sendWithToken(both, "PUT", path, Map.of(), "If-Match", "*")
                        .code())
                .isEqualTo("FORBIDDEN");
        assertThat(followup.sendWithToken(both, "POST", path + "/review", Map.of("outcome", "APPROVE"))
                        .code())
                .isEqualTo("ILLEGAL_STATE");
    }
}
