package no.tilsagn.followup;

import static no.tilsagn.followup.Followup.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import no.tilsagn.contracts.applications.ApplicationScreened;
import no.tilsagn.contracts.applications.ApplicationSubmitted;
import no.tilsagn.contracts.applications.ApplicationWithdrawn;
import no.tilsagn.contracts.applications.CallPublished;
import no.tilsagn.contracts.applications.ImpartialityDeclared;
import no.tilsagn.contracts.applications.OrganisationRegistered;
import no.tilsagn.contracts.applications.RankingAdopted;
import no.tilsagn.contracts.budget.AllocationAdopted;
import no.tilsagn.contracts.budget.AwardAccepted;
import no.tilsagn.contracts.budget.AwardDeclined;
import no.tilsagn.contracts.budget.AwardLapsed;
import no.tilsagn.contracts.budget.AwardOffered;
import no.tilsagn.contracts.budget.AwardSettled;
import no.tilsagn.contracts.budget.InstalmentDisbursed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service reads the golden samples of others and writes its own events as its samples say. */
class PublishedLanguageTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Followup followup = Followup.running();

    @ParameterizedTest
    @ValueSource(
            strings = {
                OrganisationRegistered.TYPE,
                CallPublished.TYPE,
                ApplicationSubmitted.TYPE,
                ApplicationWithdrawn.TYPE,
                ApplicationScreened.TYPE,
                ImpartialityDeclared.TYPE,
                RankingAdopted.TYPE,
                AllocationAdopted.TYPE,
                AwardOffered.TYPE,
                AwardAccepted.TYPE,
                AwardDeclined.TYPE,
                AwardLapsed.TYPE,
                AwardSettled.TYPE,
                InstalmentDisbursed.TYPE
            })
    void readsTheSample(String type) throws IOException {
        UUID event = UUID.randomUUID();
        String topic = type.startsWith("no.tilsagn.budget") ? Followup.BUDGET : Followup.APPLICATIONS;
        followup.publish(event, topic, type, "sample-" + type, sample(type));
        eventually(() -> followup.count("select count(*) from inbox where event_id = '" + event + "'") == 1);
        assertThat(followup.count("select count(*) from parked_message where event_id = '" + event + "'"))
                .isZero();
    }

    @Test
    void writesItsEventsLikeTheSamplesAndWithTheHeadersOfCloudEvents() throws IOException {
        StartedProject project = StartedProject.senja();
        for (JsonNode duty : project.duties()) {
            StartedProject.fulfil(duty.path("id").asText(), 1);
        }
        String key = project.award().id().toString();
        followup.emitted(key, "no.tilsagn.followup.project-closed.v1");
        List<Emitted> emitted = followup.emitted(key);

        assertThat(emitted.stream().map(Emitted::type).collect(Collectors.toSet()))
                .hasSize(4);
        for (Emitted event : emitted) {
            assertThat(shape(event.body())).as(event.type()).isEqualTo(shape(JSON.readTree(sample(event.type()))));
            assertThat(event.headers())
                    .containsEntry("ce_specversion", "1.0")
                    .containsEntry("ce_source", "/tilsagn/followup")
                    .containsEntry("ce_subject", key)
                    .containsKeys("ce_id", "ce_time");
        }
    }

    /** Names of the fields with the kind of their values. */
    private static String shape(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .map(field -> field.getKey() + ":" + shape(field.getValue()))
                    .sorted()
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(PublishedLanguageTest::shape)
                        .distinct()
                        .collect(Collectors.joining(",", "[", "]"))
                : node.getNodeType().name();
    }

    private static String sample(String type) throws IOException {
        try (InputStream sample = PublishedLanguageTest.class.getResourceAsStream("/samples/" + type + ".json")) {
            return new String(sample.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
