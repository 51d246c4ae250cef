package no.tilsagn.e2e;

import static no.tilsagn.e2e.User.manager;
import static no.tilsagn.e2e.User.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A service is killed as hard as a process can be; what it had acknowledged is there when it is back. */
class RestartLosesNothing {
    private static final int ENOUGH = 20;

    @Test
    void everyAcknowledgedWriteSurvivesAndTheRoundGoesOn() {
        var platform = Platform.running().orSkip();
        var round = Round.open("Omstart", 10_000_000);
        var submitted = round.submitted("alta", "finnmark", 1_000_000);

        var acknowledged = writeUntilKilled(platform, "applications-service", round);
        platform.startAgain();

        var kept = user("applicant.alta")
                .get("/applications?limit=200&callId=" + round.callId())
                .items()
                .map(application -> application.get("id").textValue())
                .toList();
        assertThat(kept).containsAll(acknowledged).contains(submitted.id());

        round.rank(submitted);
        var award = "/awards/"
                + round.offer(1_000_000, submitted)
                        .get(submitted.id())
                        .get("id")
                        .textValue();
        user("applicant.alta").post(award + "/accept").ok();
        platform.kill("budget-service"); // perhaps before anybody else has heard of the acceptance
        platform.startAgain();

        Round.project(award);
        assertThat(manager()
                        .get("/funds/" + round.fundId() + "/proof")
                        .ok()
                        .get("holds")
                        .booleanValue())
                .isTrue();
        assertThat(manager()
                        .get("/funds/" + round.fundId() + "/years/2025")
                        .ok()
                        .get("committed")
                        .intValue())
                .isEqualTo(1_000_000);
    }

    /** Ids of the drafts that were answered with success. */
    private static List<String> writeUntilKilled(Platform platform, String service, Round round) {
        var acknowledged = Collections.synchronizedList(new ArrayList<String>());
        try (var writer = Executors.newSingleThreadExecutor()) {
            var writing = writer.submit(() -> {
                while (true) {
                    try {
                        acknowledged.add(Application.draft(user("applicant.alta"), round.callId(), "Før strømmen gikk")
                                .id());
                    } catch (UncheckedIOException | AssertionError killed) {
                        return;
                    }
                }
            });
            await().atMost(Round.SOON).until(() -> acknowledged.size() >= ENOUGH || writing.isDone());
            platform.kill(service);
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
        return acknowledged;
    }
}
