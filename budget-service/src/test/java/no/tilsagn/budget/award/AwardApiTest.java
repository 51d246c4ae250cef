package no.tilsagn.budget.award;

import static no.tilsagn.budget.Committee.award;
import static no.tilsagn.budget.KnownOrganisations.BRONNOY;
import static no.tilsagn.budget.KnownOrganisations.TRUST_HELGELAND;
import static no.tilsagn.budget.RunningService.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import no.tilsagn.budget.Api;
import no.tilsagn.budget.AtOnce;
import no.tilsagn.budget.Committee;
import no.tilsagn.budget.KnownOrganisations;
import no.tilsagn.budget.Round;
import no.tilsagn.budget.Round.Request;
import no.tilsagn.budget.RunningService;
import no.tilsagn.budget.Told;
import no.tilsagn.budget.candidate.Candidates;
import no.tilsagn.budget.candidate.Exclusion;
import no.tilsagn.contracts.budget.AwardAccepted;
import no.tilsagn.contracts.budget.AwardDeclined;
import no.tilsagn.contracts.budget.AwardLapsed;
import no.tilsagn.contracts.budget.InstalmentReleased;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwardApiTest {
    private static final RunningService SERVICE = RunningService.get();
    private static final Api API = SERVICE.api();
    private static final Committee COMMITTEE = new Committee(SERVICE);
    private static final Told TOLD = Told.by(SERVICE);

    private static final Instant LAST_SECOND_TO_ACCEPT = Instant.parse("2025-07-03T21:59:50Z");
    private static final Instant TOO_LATE = Instant.parse("2025-07-03T22:00:01Z");

    private Round round;
    private UUID application;
    private UUID fund;
    private UUID awardId;

    @BeforeAll
    static void organisationsAreKnown() {
        KnownOrganisations.make(SERVICE);
    }

    @BeforeEach
    void anAwardIsOffered() {
        SERVICE.moveClockTo(Round.MEETING);
        round = Round.published(SERVICE);
        Map<Integer, Long> asked = Map.of(2025, 1_500_000L, 2026, 1_380_001L);
        application =
                round.submitted(Request.project("helgeland", BRONNOY, asked).with(TRUST_HELGELAND));
        round.forwarded("helgeland", application);
        fund = COMMITTEE.fundWith(Map.of(2025, 5_000_000L, 2026, 5_000_000L));
        UUID allocation = COMMITTEE.open(round, fund);
        COMMITTEE.decide(allocation, award(application, asked));
        awardId = COMMITTEE.awardOf(COMMITTEE.adopt(allocation));
    }

    @Test
    void showsFromTheOfferOnHowItIsToBePaid() {
        JsonNode offered =
                API.get("applicant.bronnoy", "/api/v1/awards/" + awardId).body().get("instalments");

        assertThat(statuses()).containsExactly("PLANNED", "PLANNED", "PLANNED", "PLANNED");
        assertThat(sum(offered, 2025)).isEqualTo(150_000_000);
        assertThat(sum(offered, 2026)).isEqualTo(138_000_100);
        assertThat(offered.get(0).toString())
                .isEqualTo("{\"no\":1,\"year\":2025,\"dueOn\":\"2025-08-01\",\"amount\":750000,"
                        + "\"status\":\"PLANNED\",\"gate\":null,\"disbursedOn\":null}");
        assertThat(offered.get(1).get("gate").toString()).isEqualTo("{\"duty\":\"PROGRESS\",\"no\":1}");
        Api.Answer tooEarly = API.post("rhf.manager", "/api/v1/awards/" + awardId + "/instalments/1/approve", null);
        assertThat(tooEarly.code()).isEqualTo("ILLEGAL_STATE");

        accept("applicant.bronnoy");

        assertThat(statuses()).containsExactly("RELEASED", "PLANNED", "PLANNED", "PLANNED");
        JsonNode accepted =
                API.get("auditor", "/api/v1/awards/" + awardId).body().get("instalments");
        for (int index = 1; index < 4; index++) {
            assertThat(accepted.get(index)).isEqualTo(offered.get(index));
        }
    }

    @Test
    void becomesInstalmentsThatAddUpWhenItIsAccepted() {
        SERVICE.moveClockTo(LAST_SECOND_TO_ACCEPT);

        Api.Answer accepted = accept("applicant.bronnoy");

        assertThat(accepted.status()).as(accepted.body().toString()).isEqualTo(200);
        assertThat(accepted.body().get("status").asText()).isEqualTo("ACCEPTED");
        assertThat(accepted.body().get("acceptedOn").asText()).isEqualTo("2025-07-03");
        JsonNode instalments = accepted.body().get("instalments");
        assertThat(instalments).hasSize(4);
        assertThat(sum(instalments, 2025)).isEqualTo(150_000_000);
        assertThat(sum(instalments, 2026)).isEqualTo(138_000_100);
        assertThat(instalments.get(0).toString())
                .isEqualTo("{\"no\":1,\"year\":2025,\"dueOn\":\"2025-08-01\",\"amount\":750000,"
                        + "\"status\":\"RELEASED\",\"gate\":null,\"disbursedOn\":null}");
        assertThat(instalments.get(3).get("status").asText()).isEqualTo("PLANNED");
        assertThat(instalments.get(3).get("amount").asText()).isEqualTo("690000.5");
        assertThat(instalments.get(3).get("gate").toString()).isEqualTo("{\"duty\":\"PROGRESS\",\"no\":3}");
        assertThat(year(2025, "committed")).isEqualTo(1_500_000);
        assertThat(year(2025, "reserved")).isZero();
        assertThat(API.get("applicant.bronnoy", "/api/v1/awards/" + awardId).body())
                .isEqualTo(accepted.body());
        JsonNode told = TOLD.first(AwardAccepted.TYPE, awardId);
        assertThat(told.get("instalments")).hasSize(4);
        assertThat(told.get("partyIds")).hasSize(2);
        assertThat(told.get("reportingPlan").get(0).get("everyMonths").asInt()).isEqualTo(6);
        assertThat(told.get("byYear").get(1).get("amountOre").asLong()).isEqualTo(138_000_100);
        assertThat(TOLD.first(InstalmentReleased.TYPE, awardId).get("no").asInt())
                .isEqualTo(1);
    }

    @Test
    void isPlannedWhenItIsAcceptedIfItWasOfferedBeforePlansWereMadeWithTheOffer() {
        JsonNode planned =
                API.get("auditor", "/api/v1/awards/" + awardId).body().get("instalments");
        SERVICE.inTransaction(() -> sql("delete from instalment where award_id = '%s'".formatted(awardId)));

        JsonNode accepted = accept("applicant.bronnoy").body().get("instalments");

        assertThat(statuses()).containsExactly("RELEASED", "PLANNED", "PLANNED", "PLANNED");
        assertThat(sum(accepted, 2025)).isEqualTo(150_000_000);
        assertThat(accepted.get(3)).isEqualTo(planned.get(3));
        assertThat(TOLD.first(AwardAccepted.TYPE, awardId).get("instalments")).hasSize(4);
    }

    @Test
    void givesTheMoneyBackWhenItIsDeclined() {
        Api.Answer declined =
                API.post("applicant.bronnoy", "/api/v1/awards/" + awardId + "/decline", Map.of("reason", "Ombestemt"));

        assertThat(declined.body().get("status").asText()).isEqualTo("DECLINED");
        assertThat(declined.body())
                .isEqualTo(API.get("auditor", "/api/v1/awards/" + awardId).body());
        assertThat(statuses()).hasSize(4).containsOnly("CANCELLED");
        assertThat(year(2025, "available")).isEqualTo(5_000_000);
        assertThat(year(2026, "reserved")).isZero();
        assertThat(TOLD.first(AwardDeclined.TYPE, awardId).get("reason").asText())
                .isEqualTo("Ombestemt");
        Api.Answer again = accept("applicant.bronnoy");
        assertThat(again.code()).isEqualTo("ILLEGAL_STATE");
        assertThat(again.body().get("state").asText()).isEqualTo("DECLINED");
        assertThat(again.body().get("allowedCommands")).isEmpty();
    }

    @Test
    void keepsWhoAnsweredTheOfferAndWhy() {
        API.post("applicant.bronnoy", "/api/v1/awards/" + awardId + "/decline", Map.of("reason", "Ombestemt"));
        UUID declined = awardId;
        anAwardIsOffered();
        SERVICE.moveClockTo(TOO_LATE);
        TOLD.first(AwardLapsed.TYPE, awardId);

        JsonNode refusal = lastDeed(declined);
        assertThat(refusal.get("action").asText()).isEqualTo("DECLINE");
        assertThat(refusal.get("subject").asText()).isEqualTo("applicant.bronnoy");
        assertThat(refusal.get("note").asText()).isEqualTo("Ombestemt");
        JsonNode lapse = lastDeed(awardId);
        assertThat(lapse.get("action").asText()).isEqualTo("LAPSE");
        assertThat(lapse.get("subject").asText()).isEqualTo("rules");
        assertThatThrownBy(() -> SERVICE.inTransaction(() -> sql("update award_history set subject = 'nobody'")))
                .hasStackTraceContaining("award_history stays as it was");
    }

    private static JsonNode lastDeed(UUID award) {
        JsonNode items = API.get("auditor", "/api/v1/awards/" + award + "/history")
                .body()
                .get("items");
        return items.get(items.size() - 1);
    }

    @Test
    void isDeclinedWhenTheApplicationIsWithdrawn() {
        round.withdraw(application);

        JsonNode told = TOLD.first(AwardDeclined.TYPE, awardId);
        assertThat(told.get("reason").asText()).isEqualTo("Søknaden er trukket.");
        assertThat(year(2025, "available")).isEqualTo(5_000_000);
        assertThat(year(2026, "reserved")).isZero();
        assertThat(accept("applicant.bronnoy").body().get("state").asText()).isEqualTo("DECLINED");
        assertThat(statuses()).hasSize(4).containsOnly("CANCELLED");
    }

    @ParameterizedTest
    @CsvSource({
        "WITHDRAWN, APPLICATION_WITHDRAWN, withdrawn",
        "INELIGIBLE, APPLICATION_NOT_ELIGIBLE, found ineligible",
        "RETURNED, APPLICATION_NOT_ELIGIBLE, hand it in again"
    })
    void cannotBeAcceptedForAnApplicationThatIsNoLongerInTheRound(Exclusion exclusion, String code, String why) {
        SERVICE.inTransaction(() -> {
            SERVICE.bean(Candidates.class).exclude(application, exclusion);
            return application;
        });

        Api.Answer refused = accept("applicant.bronnoy");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.body().get("detail").asText()).contains(why);
        assertThat(year(2025, "committed")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INELIGIBLE", "RETURNED"})
    void waitsForTheScreeningThatTookItsApplicationOutOfTheRound(String outcome) {
        round.screen(application, outcome);
        eventually(() ->
                SERVICE.bean(Candidates.class).find(application).orElseThrow().exclusion() != null);
        assertThat(accept("applicant.bronnoy").code()).isEqualTo("APPLICATION_NOT_ELIGIBLE");

        round.screen(application, "ELIGIBLE");

        eventually(() ->
                SERVICE.bean(Candidates.class).find(application).orElseThrow().exclusion() == null);
        assertThat(accept("applicant.bronnoy").status()).isEqualTo(200);
    }

    @Test
    void endsInOneStateWhenAcceptanceAndWithdrawalMeet() {
        List<Callable<Boolean>> race = new ArrayList<>();
        race.add(() -> accept("applicant.bronnoy").status() == 200);
        race.add(() -> {
            SERVICE.bean(AwardAnswers.class).applicationWithdrawn(application);
            return true;
        });

        boolean accepted = AtOnce.run(race).getFirst();

        assertThat(year(2025, "committed")).isEqualTo(accepted ? 1_500_000 : 0);
        assertThat(year(2025, "available")).isEqualTo(accepted ? 3_500_000 : 5_000_000);
        TOLD.first(accepted ? AwardAccepted.TYPE : AwardDeclined.TYPE, awardId);
        assertThat(TOLD.all(accepted ? AwardDeclined.TYPE : AwardAccepted.TYPE, awardId))
                .isEmpty();
    }

    @Test
    void lapsesByItselfAndGivesTheMoneyBack() {
        SERVICE.moveClockTo(TOO_LATE);

        assertThat(TOLD.first(AwardLapsed.TYPE, awardId).get("totalOre").asLong())
                .isEqualTo(288_000_100);
        assertThat(year(2025, "available")).isEqualTo(5_000_000);
        assertThat(accept("applicant.bronnoy").code()).isIn("ACCEPTANCE_EXPIRED", "ILLEGAL_STATE");
        assertThat(API.get("auditor", "/api/v1/awards/" + awardId)
                        .body()
                        .get("status")
                        .asText())
                .isEqualTo("LAPSED");
        assertThat(statuses()).hasSize(4).containsOnly("CANCELLED");
    }

    @Test
    void endsInOneStateWhenAcceptanceAndLapseMeet() {
        SERVICE.moveClockTo(LAST_SECOND_TO_ACCEPT);
        List<Callable<Boolean>> race = new ArrayList<>();
        race.add(() -> accept("applicant.bronnoy").status() == 200);
        race.add(() -> {
            SERVICE.moveClockTo(TOO_LATE);
            SERVICE.bean(LapseSweep.class).sweep();
            return true;
        });

        AtOnce.run(race);

        eventually(() -> !"OFFERED"
                .equals(API.get("auditor", "/api/v1/awards/" + awardId)
                        .body()
                        .get("status")
                        .asText()));
        boolean accepted = "ACCEPTED"
                .equals(API.get("auditor", "/api/v1/awards/" + awardId)
                        .body()
                        .get("status")
                        .asText());
        assertThat(year(2025, "committed")).isEqualTo(accepted ? 1_500_000 : 0);
        assertThat(year(2025, "available")).isEqualTo(accepted ? 3_500_000 : 5_000_000);
        TOLD.first(accepted ? AwardAccepted.TYPE : AwardLapsed.TYPE, awardId);
        assertThat(TOLD.all(accepted ? AwardLapsed.TYPE : AwardAccepted.TYPE, awardId))
                .isEmpty();
    }

    @Test
    void lapsesOnceHoweverManyReplicasLook() {
        SERVICE.moveClockTo(TOO_LATE);

        AtOnce.run(IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(replica -> () -> {
                    SERVICE.bean(LapseSweep.class).sweep();
                    return true;
                })
                .toList());

        TOLD.first(AwardLapsed.TYPE, awardId);
        assertThat(year(2025, "available")).isEqualTo(5_000_000);
        assertThat(TOLD.all(AwardLapsed.TYPE, awardId)).hasSize(1);
    }

    @Test
    void lapsesThoughAnOfferBeforeItCannot() {
        UUID failing = awardId;
        SERVICE.inTransaction(() -> refuseToChange(failing));
        try {
            anAwardIsOffered();
            SERVICE.moveClockTo(TOO_LATE);

            TOLD.first(AwardLapsed.TYPE, awardId);

            assertThat(TOLD.all(AwardLapsed.TYPE, failing)).isEmpty();
        } finally {
            SERVICE.inTransaction(() -> sql("drop trigger refuse on award; drop function refuse"));
        }
        TOLD.first(AwardLapsed.TYPE, failing);
    }

    @Test
    void isAcceptedOnceWhenTheSameRequestComesTwiceAtOnce() {
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        Callable<Api.Answer> acceptance =
                () -> API.post("applicant.bronnoy", "/api/v1/awards/" + awardId + "/accept", null, key);

        List<Api.Answer> answers = AtOnce.run(List.of(acceptance, acceptance));

        assertThat(answers).extracting(Api.Answer::status).containsOnly(200);
        assertThat(answers.getFirst().body()).isEqualTo(answers.getLast().body());
        assertThat(year(2025, "committed")).isEqualTo(1_500_000);
    }

    @Test
    void isAnsweredByTheLeadAlone() {
        assertThat(accept("trust.helgeland").status()).isEqualTo(403);
        assertThat(accept("applicant.rana").status()).isEqualTo(404);
        assertThat(accept("committee.1").status()).isEqualTo(403);
        assertThat(accept("auditor").status()).isEqualTo(403);
        assertThat(API.post(
                                "applicant.bronnoy",
                                "/api/v1/awards/" + awardId + "/accept",
                                null,
                                Map.of("If-Match", "\"9\""))
                        .status())
                .isEqualTo(412);
    }

    @Test
    void isSeenByItsPartiesItsCommunityAndThoseWhoManageTheMoney() {
        Set<String> seenBy = new HashSet<>();
        List<String> users = List.of(
                "applicant.bronnoy",
                "trust.helgeland",
                "secretariat.helgeland",
                "ssu.helgeland",
                "committee.4",
                "rhf.manager",
                "rhf.controller",
                "auditor",
                "applicant.rana",
                "trust.unn",
                "secretariat.finnmark",
                "ssu.troms-ofoten",
                "admin");
        for (String user : users) {
            int status = API.get(user, "/api/v1/awards/" + awardId).status();
            assertThat(API.get(user, "/api/v1/awards/" + awardId + "/letter").status())
                    .isEqualTo(status);
            assertThat(status).isIn(200, user.equals("admin") ? 403 : 404);
            if (status == 200) {
                seenBy.add(user);
            }
            boolean listed = API.get(user, "/api/v1/awards?limit=200&status=OFFERED")
                    .body()
                    .toString()
                    .contains(awardId.toString());
            assertThat(listed).as(user).isEqualTo(status == 200);
        }
        assertThat(seenBy).containsExactlyInAnyOrderElementsOf(users.subList(0, 8));
    }

    @Test
    void hasALetter() {
        Api.Answer letter = API.get("applicant.bronnoy", "/api/v1/awards/" + awardId + "/letter");

        assertThat(letter.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(new String(letter.bytes(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(API.get("auditor", "/api/v1/awards/" + awardId + "/letter").bytes())
                .isEqualTo(letter.bytes());
    }

    @Test
    void isFoundPageByPage() {
        String recipient = KnownOrganisations.idOf(BRONNOY).toString();
        Set<String> found = new HashSet<>();
        String next = "";
        while (next != null) {
            JsonNode page = API.get("auditor", "/api/v1/awards?limit=1&recipientId=" + recipient + next)
                    .body();
            page.get("items")
                    .forEach(item ->
                            assertThat(found.add(item.get("id").asText())).isTrue());
            next = page.get("next").isNull()
                    ? null
                    : "&cursor=" + page.get("next").asText();
        }
        assertThat(found).contains(awardId.toString());
        assertThat(API.get("auditor", "/api/v1/awards?status=LOST").status()).isEqualTo(400);
        assertThat(API.get("auditor", "/api/v1/awards?limit=0").status()).isEqualTo(400);
        assertThat(API.get("auditor", "/api/v1/awards?cursor=bm9uZQ").status()).isEqualTo(400);
    }

    private static boolean refuseToChange(UUID id) throws SQLException {
        return sql("""
                create function refuse() returns trigger language plpgsql as $$ begin raise 'Refused'; end $$;
                create trigger refuse before update on award for each row when (old.id = '%s')
                    execute function refuse()
                """.formatted(id));
    }

    private static boolean sql(String statements) throws SQLException {
        try (Statement sql = SERVICE.transactions().getConnection().createStatement()) {
            return sql.execute(statements);
        }
    }

    private List<String> statuses() {
        List<String> statuses = new ArrayList<>();
        API.get("auditor", "/api/v1/awards/" + awardId)
                .body()
                .get("instalments")
                .forEach(each -> statuses.add(each.get("status").asText()));
        return statuses;
    }

    private Api.Answer accept(String user) {
        return API.post(user, "/api/v1/awards/" + awardId + "/accept", null);
    }

    private long year(int year, String bucket) {
        return API.get("auditor", "/api/v1/funds/" + fund + "/years/" + year)
                .body()
                .get(bucket)
                .asLong();
    }

    private static long sum(JsonNode instalments, int year) {
        long ore = 0;
        for (JsonNode instalment : instalments) {
            if (instalment.get("year").asInt() == year) {
                ore += instalment.get("amount").decimalValue().movePointRight(2).longValueExact();
            }
        }
        return ore;
    }
}
