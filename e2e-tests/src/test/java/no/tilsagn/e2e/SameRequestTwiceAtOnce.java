package no.tilsagn.e2e;

import static no.tilsagn.e2e.User.controller;
import static no.tilsagn.e2e.User.manager;
import static no.tilsagn.e2e.User.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Impatient users and retrying machines: what is asked eight times at the same instant happens once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameRequestTwiceAtOnce {
    private static final int TIMES = 8;
    private static final User BODO = user("applicant.bodo");

    private Round round;

    @BeforeAll
    void openARound() {
        round = Round.open("Samtidig", 10_000_000);
    }

    @BeforeEach
    void itIsFebruary() {
        User.setClock(Round.FEBRUARY);
    }

    @Test
    void theSameKeyCreatesOneApplicationAndEverybodyGetsItsId() {
        var title = "Én søknad " + UUID.randomUUID();
        var body = """
                {"callId": "%s", "title": "%s"}""".formatted(round.callId(), title);
        var key = UUID.randomUUID().toString();

        var answers = atOnce(() -> BODO.post("/applications", body, key));

        assertThat(answers.stream()
                        .map(answer -> answer.ok().get("id").textValue())
                        .distinct())
                .hasSize(1);
        assertThat(BODO.get("/applications?limit=200&callId=" + round.callId())
                        .items()
                        .filter(application ->
                                application.get("title").textValue().equals(title)))
                .hasSize(1);
    }

    @Test
    void theSameKeyForAnotherBodyIsRefused() {
        var key = UUID.randomUUID().toString();
        BODO.post("/applications", "{\"callId\": \"%s\", \"title\": \"Første\"}".formatted(round.callId()), key)
                .ok();

        BODO.post("/applications", "{\"callId\": \"%s\", \"title\": \"Andre\"}".formatted(round.callId()), key)
                .refused(422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void oneOfManySubmissionsIsDoneAndTheOthersAreRefused() {
        var application = round.complete("bodo", "nordland", 1_000_000);

        var answers = atOnce(application::submit);

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(TIMES - 1);
    }

    @Test
    void anAwardIsAcceptedOnceAndAnInstalmentIsPaidOnce() {
        var round = Round.open("Utbetales én gang", 10_000_000);
        var application = round.submitted("bodo", "nordland", 1_000_000);
        round.rank(application);
        var award = "/awards/"
                + round.offer(1_000_000, application)
                        .get(application.id())
                        .get("id")
                        .textValue();

        var accepted = atOnce(() -> BODO.post(award + "/accept"));
        assertThat(accepted.stream().filter(answer -> answer.status() == 200)).hasSize(1);

        manager().post(award + "/instalments/1/approve").ok();
        var paid = atOnce(() -> controller().post(award + "/instalments/1/disburse"));
        assertThat(paid.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(paid.stream().filter(answer -> answer.status() == 409)).hasSize(TIMES - 1);

        var year = manager().get("/funds/" + round.fundId() + "/years/2025").ok();
        assertThat(year.get("disbursed").intValue()).isEqualTo(500_000);
        assertThat(year.get("committed").intValue()).isEqualTo(500_000);
    }

    @Test
    void ofTwoChangesToTheSameVersionOneIsLostVisibly() {
        var application = Application.draft(BODO, round.callId(), "To som skriver");
        var read = BODO.get(application.path());
        BODO.patch(application.path(), "{\"title\": \"Den første\"}", read.header("ETag"))
                .ok();

        BODO.patch(application.path(), "{\"title\": \"Den andre\"}", read.header("ETag"))
                .refused(412, "STALE_VERSION");

        assertThat(application.read().get("title").textValue()).isEqualTo("Den første");
    }

    /** The same request, sent by as many threads at one instant. */
    private static List<Answer> atOnce(Supplier<Answer> request) {
        var start = new CyclicBarrier(TIMES);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, TIMES)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return request.get();
                    }))
                    .toList();
            return answers.stream().map(SameRequestTwiceAtOnce::get).toList();
        }
    }

    private static Answer get(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
