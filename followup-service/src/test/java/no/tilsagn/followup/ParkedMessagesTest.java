package no.tilsagn.followup;

import static no.tilsagn.followup.Followup.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import no.tilsagn.contracts.budget.AwardAccepted;
import no.tilsagn.contracts.budget.InstalmentDisbursed;
import org.junit.jupiter.api.Test;

class ParkedMessagesTest {
    private static final String PARKED = "/operations/followup/parked-messages";

    private final Followup followup = Followup.running();

    @Test
    void anAwardThatCanNotBecomeAProjectIsParkedWithWhatFollowsItAndOthersGoOn() {
        Award impossible = Award.toSenja();
        impossible = impossible.lasting(impossible.endsOn(), impossible.startsOn());
        String key = impossible.id().toString();
        followup.publish(Followup.BUDGET, AwardAccepted.TYPE, key, impossible.accepted());
        followup.publish(Followup.BUDGET, InstalmentDisbursed.TYPE, key, impossible.disbursed(1, 100, 100));

        eventually(() -> parked(key).size() == 2);
        assertThat(parked(key)).containsExactly(AwardAccepted.TYPE, InstalmentDisbursed.TYPE);
        assertThat(followup.count("select count(*) from project where award_id = '" + key + "'"))
                .isZero();
        assertThat(followup.count("select count(*) from notification where subject_id = '" + key + "'"))
                .as("nothing of the failed event is left, and the later one waits")
                .isZero();
        assertThat(StartedProject.senja().seenBy("auditor").status()).isEqualTo(200);

        Answer redriven = followup.post("admin", PARKED + "/redrive", Map.of("key", key), "Idempotency-Key", key);
        assertThat(redriven.status()).isEqualTo(200);
        assertThat(redriven.body().path("handled").asInt()).isZero();
        assertThat(redriven.body().path("remaining").asInt()).isEqualTo(2);
    }

    private List<String> parked(String key) {
        return followup.get("admin", PARKED + "?limit=200").items().stream()
                .filter(message -> message.path("key").asText().equals(key))
                .map(message -> message.path("type").asText())
                .toList();
    }
}
