package no.tilsagn.e2e;

import static no.tilsagn.e2e.User.manager;
import static no.tilsagn.e2e.User.secretariat;
import static no.tilsagn.e2e.User.ssu;
import static no.tilsagn.e2e.User.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever has the id of something but no business with it learns nothing, not even that it is there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangersSeeNothing {
    private static final User ALTA = user("applicant.alta");

    private Application draft;
    private Application submitted;
    private String award;
    private String project;
    private String duty;
    private String fund;

    @BeforeAll
    void takeOneApplicationAllTheWay() {
        var round = Round.open("Fremmede", 10_000_000);
        fund = "/funds/" + round.fundId();
        draft = round.complete("alta", "finnmark", 500_000);
        submitted = round.submitted("alta", "finnmark", 1_000_000);
        round.rank(submitted);
        award = "/awards/"
                + round.offer(1_000_000, submitted)
                        .get(submitted.id())
                        .get("id")
                        .textValue();
        ALTA.post(award + "/accept").ok();
        project = "/projects/" + Round.project(award).get("id").textValue();
        duty = "/duties/" + manager().get(project).ok().at("/duties/0/id").textValue() + "/report";
    }

    @ParameterizedTest
    @ValueSource(strings = {"applicant.senja", "trust.unn", "secretariat.helgeland", "ssu.helgeland"})
    void anotherOrganisationFindsNothing(String stranger) {
        for (var path : List.of(draft.path(), submitted.path(), submitted.path() + "/history", award, project, duty)) {
            user(stranger).get(path).refused(404, "NOT_FOUND");
        }
        assertThat(user(stranger).get("/applications?limit=200").items()).noneMatch(this::isTheirs);
        assertThat(user(stranger).get("/awards?limit=200").items()).noneMatch(this::isTheirs);
        assertThat(user(stranger).get("/projects?limit=200").items()).noneMatch(this::isTheirs);
        assertThat(user(stranger).get("/notifications?limit=200").items())
                .noneMatch(notification -> notification.toString().contains(submitted.id()));
    }

    private boolean isTheirs(com.fasterxml.jackson.databind.JsonNode item) {
        return item.toString().contains(submitted.id()) || item.toString().contains(draft.id());
    }

    @Test
    void anotherOrganisationChangesNothing() {
        var stranger = user("applicant.senja");
        stranger.patch(draft.path(), "{\"title\": \"Overtatt\"}").refused(404, "NOT_FOUND");
        stranger.post(draft.path() + "/submit").refused(404, "NOT_FOUND");
        stranger.post(submitted.path() + "/withdraw").refused(404, "NOT_FOUND");
        stranger.post(award + "/decline").refused(404, "NOT_FOUND");
        stranger.put(duty, "{\"summary\": \"Ikke vårt\"}").refused(404, "NOT_FOUND");
    }

    @Test
    void theSecretariatSeesNothingBeforeSubmissionAndAllAfterwards() {
        secretariat("finnmark").get(draft.path()).refused(404, "NOT_FOUND");
        secretariat("finnmark").get(submitted.path()).ok();
        ssu("finnmark").get(submitted.path()).ok();
    }

    @Test
    void theRightOrganisationMayNotDoWhatAnotherRoleDoes() {
        ALTA.post(
                        submitted.path() + "/screening",
                        "{\"outcome\": \"ELIGIBLE\", \"reason\": \"Vi er enige med oss selv\"}")
                .refused(403, "FORBIDDEN");
        ALTA.post(award + "/instalments/1/approve").refused(403, "FORBIDDEN");
        ALTA.get(fund + "/journal").refused(403, "FORBIDDEN");
        user("auditor").post(award + "/accept").refused(403, "FORBIDDEN");
    }

    @Test
    void theAuditorReadsAll() {
        for (var path : List.of(draft.path(), submitted.path(), award, project, fund + "/proof")) {
            user("auditor").get(path).ok();
        }
    }

    @Test
    void nobodyIsNobody() {
        for (var path : List.of("/applications", submitted.path(), award, project, "/organisations")) {
            User.send(User.anonymous(path).GET()).refused(401, "UNAUTHORIZED");
        }
    }
}
