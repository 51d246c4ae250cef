package no.tilsagn.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RacesTest {
    private final Followup followup = Followup.running();

    @RepeatedTest(3)
    void ofTwoReviewsAtOnceOneCounts() {
        StartedProject project = StartedProject.senja();
        String duty = submitted(project);

        List<Answer> answers = atOnce(
                2,
                i -> followup.post(
                        i == 0 ? "rhf.manager" : "secretariat.troms-ofoten",
                        "/duties/" + duty + "/report/review",
                        i == 0
                                ? Map.of("outcome", "APPROVE")
                                : Map.of("outcome", "REQUEST_CHANGES", "comment", "Nei")));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        assertThat(followup.get("auditor", "/duties/" + duty + "/report").list("/history"))
                .hasSize(2);
    }

    @Test
    void aReportSubmittedTwiceWithOneKeyIsSubmittedOnceAndAnsweredAlike() {
        StartedProject project = StartedProject.senja();
        String duty = project.duty("PROGRESS");
        StartedProject.write(duty, StartedProject.reportOf(1));

        List<Answer> answers = atOnce(
                4,
                _ -> followup.post(
                        StartedProject.WRITER,
                        "/duties/" + duty + "/report/submit",
                        null,
                        "Idempotency-Key",
                        "submit-" + duty));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(answers).extracting(Answer::eTag).containsOnly("\"2\"");
        assertThat(followup.get("auditor", "/duties/" + duty + "/report").list("/history"))
                .hasSize(1);
        assertThat(followup.count("select count(*) from notification where subject_id = '" + duty + "'"))
                .isEqualTo(2);
    }

    @Test
    void aReportSubmittedTwiceWithoutAKeyIsSubmittedOnce() {
        String duty = StartedProject.senja().duty("PROGRESS");
        StartedProject.write(duty, StartedProject.reportOf(1));
        assertThat(atOnce(4, _ -> StartedProject.submit(duty)))
                .extracting(Answer::status)
                .containsExactlyInAnyOrder(200, 409, 409, 409);
    }

    @Test
    void ofTwoFirstDraftsAtOnceNoneIsLost() {
        String duty = StartedProject.senja().duty("PROGRESS");
        assertThat(atOnce(
                        4,
                        i -> followup.put(
                                StartedProject.WRITER,
                                "/duties/" + duty + "/report",
                                Map.of("summary", "Utkast " + i))))
                .extracting(Answer::status)
                .containsExactlyInAnyOrder(200, 428, 428, 428);
    }

    @Test
    void ofTwoChangesOfOneVersionOneIsRefused() {
        String duty = StartedProject.senja().duty("PROGRESS");
        StartedProject.write(duty, Map.of());
        assertThat(atOnce(
                        4,
                        i -> followup.put(
                                StartedProject.WRITER,
                                "/duties/" + duty + "/report",
                                Map.of("summary", "Utkast " + i),
                                "If-Match",
                                "\"1\"")))
                .extracting(Answer::status)
                .containsExactlyInAnyOrder(200, 412, 412, 412);
    }

    @RepeatedTest(3)
    void theLastTwoApprovalsAtOnceCloseTheProjectOnce() {
        StartedProject project = StartedProject.senja();
        StartedProject.fulfil(project.duty("FINANCIAL"), 1);
        List<String> last = List.of(submitted(project), project.duty("FINAL"));
        StartedProject.write(last.getLast(), StartedProject.reportOf(1));
        StartedProject.submit(last.getLast());

        assertThat(atOnce(2, i -> StartedProject.review(last.get(i), "APPROVE", null)))
                .extracting(Answer::status)
                .containsOnly(200);
        assertThat(project.seenBy("auditor").text("/status")).isEqualTo("CLOSED");
        assertThat(project.seenBy("auditor").text("/reported")).isEqualTo("2");
        String award = project.award().id().toString();
        followup.emitted(award, "no.tilsagn.followup.project-closed.v1");
        assertThat(followup.emitted(award).stream().filter(event -> event.type().contains("closed")))
                .hasSize(1);
    }

    private static String submitted(StartedProject project) {
        String duty = project.duty("PROGRESS");
        StartedProject.write(duty, StartedProject.reportOf(1));
        StartedProject.submit(duty);
        return duty;
    }

    private static List<Answer> atOnce(int times, IntFunction<Answer> request) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Answer>> answers = IntStream.range(0, times)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    start.await();
                                } catch (InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                                return request.apply(i);
                            },
                            threads))
                    .toList();
            start.countDown();
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }
}
