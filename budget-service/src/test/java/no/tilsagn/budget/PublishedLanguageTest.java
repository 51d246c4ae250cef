package no.tilsagn.budget;

import static no.tilsagn.budget.KnownOrganisations.VEFSN;
import static no.tilsagn.budget.RunningService.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import no.tilsagn.budget.Round.Request;
import no.tilsagn.budget.call.Calls;
import no.tilsagn.budget.candidate.Candidates;
import no.tilsagn.contracts.applications.ApplicationSubmitted;
import no.tilsagn.contracts.applications.CallPublished;
import no.tilsagn.contracts.applications.RankingAdopted;
import no.tilsagn.contracts.budget.AllocationAdopted;
import no.tilsagn.contracts.budget.AwardAccepted;
import no.tilsagn.contracts.budget.AwardDeclined;
import no.tilsagn.contracts.budget.AwardLapsed;
import no.tilsagn.contracts.budget.AwardOffered;
import no.tilsagn.contracts.budget.AwardSettled;
import no.tilsagn.contracts.budget.InstalmentDisbursed;
import no.tilsagn.contracts.budget.InstalmentReleased;
import no.tilsagn.contracts.followup.ProjectClosed;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes over Kafka fits the published language, both ways. */
class PublishedLanguageTest {
    private static final RunningService SERVICE = RunningService.get();
    private static final Api API = SERVICE.api();
    private static final Committee COMMITTEE = new Committee(SERVICE);
    private static final Told TOLD = Told.by(SERVICE);

    @BeforeAll
    static void organisationsAreKnown() {
        KnownOrganisations.make(SERVICE);
    }

    @BeforeEach
    void itIsTheDayOfTheMeeting() {
        SERVICE.moveClockTo(Round.MEETING);
    }

    @Test
    void everyEventFitsItsSchema() throws IOException {
        UUID accepted = offered();
        UUID declined = offered();
        UUID lapsed = offered();
        assertThat(API.post("applicant.vefsn", award(accepted) + "/accept", null)
                        .status())
                .isEqualTo(200);
        assertThat(API.post("applicant.vefsn", award(declined) + "/decline", Map.of())
                        .status())
                .isEqualTo(200);
        SERVICE.moveClockTo(Instant.parse("2025-08-01T10:00:00Z"));
        API.post("rhf.manager", award(accepted) + "/instalments/1/approve", null);
        API.post("rhf.controller", award(accepted) + "/instalments/1/disburse", null);
        var closed = new ProjectClosed(
                UUID.randomUUID(), accepted, UUID.randomUUID(), "helgeland", 0, LocalDate.parse("2030-02-01"));
        SERVICE.publish("tilsagn.followup.v1", ProjectClosed.TYPE, accepted.toString(), closed);

        assertFits(AwardOffered.TYPE, accepted);
        assertFits(AwardAccepted.TYPE, accepted);
        assertFits(InstalmentReleased.TYPE, accepted);
        assertFits(InstalmentDisbursed.TYPE, accepted);
        assertFits(AwardSettled.TYPE, accepted);
        assertFits(AwardDeclined.TYPE, declined);
        assertFits(AwardLapsed.TYPE, lapsed);
        assertFits(
                AllocationAdopted.TYPE,
                UUID.fromString(TOLD.first(AwardOffered.TYPE, lapsed)
                        .get("allocationId")
                        .asText()));
    }

    @Test
    void readsTheGoldenSamplesOfTheOthers() throws IOException {
        JsonNode call = told(CallPublished.TYPE, "callId");
        JsonNode application = told(ApplicationSubmitted.TYPE, "applicationId");
        JsonNode ranking = told(RankingAdopted.TYPE, "callId");

        UUID callId = UUID.fromString(call.get("callId").asText());
        UUID applicationId = UUID.fromString(application.get("applicationId").asText());
        eventually(() -> SERVICE.bean(Calls.class).find(callId).isPresent());
        eventually(() -> SERVICE.bean(Candidates.class).find(applicationId).isPresent());
        eventually(() -> SERVICE.bean(Candidates.class).forRegionalFund(callId).candidates().stream()
                .anyMatch(candidate -> candidate.applicationId().equals(applicationId)));
        assertThat(SERVICE.bean(Candidates.class).forRegionalFund(callId).awaited())
                .as("ranked, and not submitted in the samples")
                .hasSize(ranking.get("entries").size() - 1);
    }

    private static JsonNode told(String type, String key) throws IOException {
        JsonNode sample = new ObjectMapper().readTree(resource("/samples/" + type + ".json"));
        SERVICE.publish("tilsagn.applications.v1", type, sample.get(key).asText(), sample);
        return sample;
    }

    private static UUID offered() {
        Round round = Round.published(SERVICE);
        UUID application = round.submitted(Request.project("helgeland", VEFSN, Map.of(2025, 1_000_000L)));
        round.forwarded("helgeland", application);
        UUID allocation = COMMITTEE.open(round, COMMITTEE.fundWith(Map.of(2025, 1_000_000L)));
        COMMITTEE.decide(allocation, Committee.award(application, Map.of(2025, 1_000_000L)));
        return COMMITTEE.awardOf(COMMITTEE.adopt(allocation));
    }

    private static String award(UUID id) {
        return "/api/v1/awards/" + id;
    }

    private static void assertFits(String type, UUID key) throws IOException {
        String json = TOLD.first(type, key).toString();
        assertThat(schema(type).validate(json, InputFormat.JSON)).as(json).isEmpty();
    }

    private static Schema schema(String type) throws IOException {
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()))
                .getSchema(resource("/schemas/" + type + ".json"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = CallPublished.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
