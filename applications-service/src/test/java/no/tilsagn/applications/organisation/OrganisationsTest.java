package no.tilsagn.applications.organisation;

import static no.tilsagn.applications.Round.SENJA;
import static no.tilsagn.applications.Round.SERVICE;
import static no.tilsagn.applications.Round.organisation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import no.tilsagn.applications.Answer;
import no.tilsagn.applications.Api;
import no.tilsagn.applications.PublishedEvents;
import no.tilsagn.backends.DemoUser;
import no.tilsagn.contracts.applications.OrganisationRegistered;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganisationsTest {
    private static final Api ADMIN = SERVICE.as("admin");

    @BeforeEach
    void theYear2025() {
        SERVICE.setClock("2025-02-01T10:00:00");
    }

    @ParameterizedTest(name = "{0} on {1} is {2}")
    @CsvSource({
        "1931, 2010-06-01, Lenvik kommune",
        "1931, 2021-06-01, Senja kommune",
        "1931, 2025-06-01, Senja kommune",
        "5421, 2025-06-01, Senja kommune",
        "1902, 2025-06-01, Tromsø kommune",
        "1913, 2025-06-01, Tjeldsund kommune",
        "1915, 2025-06-01, Harstad kommune",
        "1805, 2019-12-31, Narvik kommune",
        "1854, 2020-01-01, Narvik kommune",
        "2017, 2024-01-01, Hammerfest kommune",
        "1833, 2010-06-01, Rana kommune",
        "Lenvik, 2025-06-01, Senja kommune",
    })
    void resolvesACodeOrNameOfAnotherTime(String q, String day, String name) {
        var found = SENJA.get("/organisations?q=" + q + "&asOf=" + day).expect(200);
        assertThat(found.body().at("/items").findValuesAsText("name")).containsExactly(name);
    }

    @Test
    void findsWhatAMunicipalityCameFrom() {
        var found = SENJA.get("/organisations?q=5530&asOf=2010-01-01").expect(200);
        assertThat(found.body().at("/items").findValuesAsText("municipalityCode"))
                .containsExactlyInAnyOrder("1927", "1928", "1929", "1931");
    }

    @Test
    void aDividedMunicipalityBecameTwo() {
        var found = SENJA.get("/organisations?q=1850").expect(200);
        assertThat(found.body().at("/items").findValuesAsText("municipalityCode"))
                .containsExactlyInAnyOrder("1806", "1875");
    }

    @Test
    void linksPredecessorsAndSuccessors() {
        var senja = SENJA.get("/organisations/" + organisation("5530")).expect(200);
        var before = SENJA.get("/organisations/" + senja.text("/predecessors/0"));
        assertThat(before.text("/municipalityCode")).isEqualTo("5421");
        assertThat(before.text("/validTo")).isEqualTo("2024-01-01");
        assertThat(before.body().at("/predecessors")).hasSize(4);
        assertThat(before.text("/successors/0")).isEqualTo(senja.id());
    }

    @Test
    void everyDemoUserActsForAnOrganisationThatExists() {
        for (DemoUser user : DemoUser.all().values()) {
            if (!user.organisationNumber().isEmpty()) {
                var found = SENJA.get("/organisations?q=" + user.organisationNumber());
                assertThat(found.body().at("/items")).as(user.clientId()).hasSize(1);
            }
        }
    }

    @Test
    void filtersByKindAndCommunityAndPages() {
        var trusts = SENJA.get("/organisations?kind=HEALTH_TRUST&healthCommunity=helgeland");
        assertThat(trusts.body().at("/items").findValuesAsText("name")).containsExactly("Helgelandssykehuset HF");

        var names = new HashSet<String>();
        String cursor = "";
        int pages = 0;
        do {
            Answer page = SENJA.get("/organisations?kind=MUNICIPALITY&healthCommunity=helgeland&limit=5" + cursor);
            page.body()
                    .at("/items")
                    .findValuesAsText("name")
                    .forEach(name -> assertThat(names.add(name)).isTrue());
            cursor = page.text("/next") == null ? null : "&cursor=" + page.text("/next");
            pages++;
        } while (cursor != null);
        assertThat(names).hasSize(17).contains("Alstahaug kommune", "Vevelstad kommune");
        assertThat(pages).isEqualTo(4);
    }

    @Test
    void anotherReplicaLoadsNothingTwice() {
        int before = countAll();
        try (var replica = SERVICE.startReplica()) {
            assertThat(replica.isRunning()).isTrue();
            assertThat(countAll()).isEqualTo(before);
        }
        assertThat(PublishedEvents.all(OrganisationRegistered.TYPE, organisation("5530")))
                .hasSize(1);
    }

    @Test
    void tellsTheOthersOfEveryOrganisation() {
        var event = PublishedEvents.first(OrganisationRegistered.TYPE, organisation("5530"));
        assertThat(event.at("/name").asText()).isEqualTo("Senja kommune");
        assertThat(event.at("/municipalityCode").asText()).isEqualTo("5530");
        assertThat(event.at("/healthCommunity").asText()).isEqualTo("troms-ofoten");
        assertThat(event.at("/validFrom").asText()).isEqualTo("2024-01-01");
    }

    @Test
    void tellsTheOthersWhatAnOrganisationCameFrom() {
        assertThat(toldPredecessors(organisation("5530")))
                .containsExactly(
                        SENJA.get("/organisations/" + organisation("5530")).text("/predecessors/0"));

        String old = ADMIN.post("/organisations", municipality("9811", null))
                .expect(201)
                .id();
        String merged = ADMIN.post("/organisations", municipality("9812", "9811"))
                .expect(201)
                .id();
        importCsv(",Nyest,MUNICIPALITY,9813,,2025-01-01,,9812\n").expect(200);
        String newest = SENJA.get("/organisations/" + merged).text("/successors/0");

        assertThat(toldPredecessors(old)).isEmpty();
        assertThat(toldPredecessors(merged)).containsExactly(old);
        assertThat(toldPredecessors(newest)).containsExactly(merged);
        await().untilAsserted(() -> assertThat(PublishedEvents.all(OrganisationRegistered.TYPE, merged))
                .extracting(told -> told.at("/predecessorIds/0").asText())
                .containsExactly(old, old));
    }

    private static List<String> toldPredecessors(String id) {
        var told = PublishedEvents.first(OrganisationRegistered.TYPE, id).at("/predecessorIds");
        assertThat(told.isArray()).isTrue();
        return told.valueStream().map(JsonNode::asText).toList();
    }

    @Test
    void registersASuccessorAndEndsWhatItReplaces() {
        var old = ADMIN.post("/organisations", municipality("9901", null)).expect(201);
        var merged = ADMIN.post("/organisations", municipality("9902", "9901")).expect(201);

        assertThat(SENJA.get("/organisations/" + old.id()).text("/validTo")).isEqualTo("2024-01-01");
        assertThat(merged.text("/predecessors/0")).isEqualTo(old.id());
        ADMIN.post("/organisations", municipality("9902", null))
                .refused(422, "ORGANISATION_INVALID")
                .at("/municipalityCode");
    }

    @Test
    void tellsWhoRegisteredImportedAndReplacedWhat() {
        String old = ADMIN.post("/organisations", municipality("9951", null))
                .expect(201)
                .id();
        importCsv(",Den nye kommunen,MUNICIPALITY,9952,,2024-01-01,,9951\n").expect(200);
        String successor = SENJA.get("/organisations?q=9952&asOf=2024-01-01").text("/items/0/id");

        var first = ADMIN.get("/organisations/" + old + "/history?limit=1").expect(200);
        assertThat(first.text("/items/0/action")).isEqualTo("REGISTER");
        assertThat(first.text("/items/0/subject")).isEqualTo("admin");
        assertThat(first.text("/items/0/at")).isNotNull();
        var next = SERVICE.as("auditor").get("/organisations/" + old + "/history?cursor=" + first.text("/next"));
        assertThat(next.text("/items/0/action")).isEqualTo("REPLACE");
        assertThat(next.text("/items/0/note")).isEqualTo("by Den nye kommunen");
        assertThat(next.text("/next")).isNull();
        assertThat(ADMIN.get("/organisations/" + successor + "/history").text("/items/0/action"))
                .isEqualTo("IMPORT");
        ADMIN.get("/organisations/" + UUID.randomUUID() + "/history").refused(404, "NOT_FOUND");
    }

    @Test
    void aChangeOfTheLinksIsAnotherVersion() {
        var old = ADMIN.post("/organisations", municipality("9961", null)).expect(201);
        assertThat(SENJA.get("/organisations/" + old.id()).eTag()).isEqualTo(old.eTag());
        for (String successor : List.of("9962", "9963")) {
            String before = SENJA.get("/organisations/" + old.id()).eTag();
            ADMIN.post("/organisations", municipality(successor, "9961")).expect(201);
            assertThat(SENJA.get("/organisations/" + old.id()).eTag()).isNotEqualTo(before);
        }
    }

    @Test
    void aPredecessorIsNamedByItsIdToo() {
        var old = ADMIN.post("/organisations", municipality("9801", null)).expect(201);
        var merged = ADMIN.post(
                        "/organisations",
                        municipality("9802", old.id()).replace("\"name\"", "\"successors\": [], \"name\""))
                .expect(201);
        assertThat(merged.text("/predecessors/0")).isEqualTo(old.id());
        assertThat(merged.text("/validFrom"))
                .isEqualTo(SENJA.get("/organisations/" + old.id()).text("/validTo"));

        String unknown = UUID.randomUUID().toString();
        ADMIN.post("/organisations", municipality("9803", unknown))
                .refused(422, "ORGANISATION_INVALID")
                .at("/predecessors/0");
        ADMIN.post("/organisations", municipality("9803", old.id() + "\", \"9801"))
                .refused(422, "ORGANISATION_INVALID")
                .at("/predecessors/1");
        ADMIN.post(
                        "/organisations",
                        municipality("9803", null)
                                .replace("\"name\"", "\"successors\": [\"" + old.id() + "\"], \"name\""))
                .refused(400, "INVALID_FIELDS")
                .at("/successors");
    }

    @Test
    void aHealthCommunityIsOneThatIsRegisteredOrComesWithIt() {
        ADMIN.post("/organisations", """
                        {"name": "a", "kind": "OTHER", "validFrom": "2024-01-01", "healthCommunity": "bogus"}""").refused(422, "ORGANISATION_INVALID").at("/healthCommunity");
        ADMIN.post("/organisations", """
                        {"name": "a", "kind": "OTHER", "validFrom": "2024-01-01", "healthCommunity": "helgeland"}""").expect(201);
        importCsv(
                        ",b,OTHER,,new-community,2024-01-01,,\n,Nytt helsefellesskap,HEALTH_COMMUNITY,,new-community,2024-01-01,,\n")
                .expect(200);
    }

    @Test
    void refusesAWrongOrganisationNumberAndAMisplacedCode() {
        ADMIN.post("/organisations", """
                        {"organisationNumber": "123456786", "name": "a", "kind": "OTHER", "municipalityCode": "9903",
                         "validFrom": "2024-01-01", "validTo": "2024-01-01", "predecessors": ["9999"]}""")
                .refused(422, "ORGANISATION_INVALID")
                .at("/organisationNumber")
                .at("/municipalityCode")
                .at("/validTo")
                .at("/predecessors/0");
    }

    @Test
    void replacesOnlyWhatBeganBeforeAndOnce() {
        String number = "997000005";
        ADMIN.post("/organisations", """
                        {"name": "Gammel kommune", "kind": "MUNICIPALITY", "municipalityCode": "9931",
                         "organisationNumber": "%s", "validFrom": "2024-01-01"}""".formatted(number)).expect(201);
        ADMIN.post("/organisations", municipality("9932", "9931"))
                .refused(422, "ORGANISATION_INVALID")
                .at("/validFrom");
        ADMIN.post(
                        "/organisations",
                        municipality("9932", "9931").replace("[\"9931\"]", "[\"9931\", \"9931\", \"" + number + "\"]"))
                .refused(422, "ORGANISATION_INVALID")
                .at("/predecessors/1")
                .at("/predecessors/2");
        importCsv(",A,MUNICIPALITY,9933,,2024-01-01,,\n,B,MUNICIPALITY,9934,,2024-01-01,,9933\n"
                        + ",C,MUNICIPALITY,9935,,2025-01-01,,9933 9933\n")
                .refused(422, "IMPORT_INVALID")
                .at("/rows/2/validFrom")
                .at("/rows/3/predecessors/1");
    }

    @Test
    void ofTwoWhoRegisterTheSameAtOnceOneIsToldSo() throws Exception {
        Callable<Answer> registration = () -> ADMIN.post("/organisations", municipality("9941", null));
        Callable<Answer> imported = () -> importCsv(",A,MUNICIPALITY,9941,,2024-01-01,,\n");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(List.of(registration, imported, registration, imported));
            assertThat(answers)
                    .extracting(answer -> answer.get().status() / 100 * 100)
                    .containsExactlyInAnyOrder(200, 400, 400, 400);
            assertThat(answers)
                    .extracting(answer -> answer.get().status())
                    .filteredOn(status -> status >= 400)
                    .containsOnly(422);
        }
    }

    @Test
    void daysOutOfAllProportionAreRefused() {
        for (String day : List.of("1899-12-31", "2200-01-01", "%2B999999999-12-31", "-0001-01-01")) {
            SENJA.get("/organisations?asOf=" + day)
                    .refused(400, "INVALID_VALUE")
                    .at("/asOf");
        }
        importCsv(",A,OTHER,,,+999999999-12-31,1899-12-31,\n")
                .refused(400, "CSV_INVALID")
                .at("/rows/1/validFrom")
                .at("/rows/1/validTo");
    }

    @Test
    void importsAllRowsOrNone() {
        String good = "123456785,Nordland fylkeskommune,OTHER,,,2024-01-01,,\n,\"Salten, regionråd\",REGIONAL_COUNCIL,,"
                + "lofoten-vesteralen-salten,1989-01-01,,\n,Ny kommune,MUNICIPALITY,9911,,2024-01-01,,\n"
                + ",Nyere kommune,MUNICIPALITY,9912,,2025-01-01,,9911\n";
        importCsv(good + "1,To feil,OTHER,9999,,2024-01-01,,\n")
                .refused(422, "IMPORT_INVALID")
                .at("/rows/5/organisationNumber")
                .at("/rows/5/municipalityCode");
        assertThat(SENJA.get("/organisations?q=Nyere").body().at("/items")).isEmpty();

        var imported = importCsv(good).expect(200);

        assertThat(imported.body().at("/imported").asInt()).isEqualTo(4);
        assertThat(SENJA.get("/organisations?q=9911").text("/items/0/name")).isEqualTo("Nyere kommune");
        importCsv(good)
                .refused(422, "IMPORT_INVALID")
                .at("/rows/1/organisationNumber")
                .at("/rows/3/municipalityCode");
    }

    @Test
    void saysWhichFieldOfWhichRowItCannotRead() {
        importCsv(",A,HOSPITAL,,,2024-01-01,,\n,,OTHER,,,2024-01-01,,\n,B,OTHER,,,01.01.2024,,\n,C,OTHER\n")
                .refused(400, "CSV_INVALID")
                .at("/rows/1/kind")
                .at("/rows/2/name")
                .at("/rows/3/validFrom")
                .at("/rows/4");
        ADMIN.send("POST", "/organisations/import", "name,kind\nA,OTHER\n", Map.of("Content-Type", "text/csv"))
                .refused(400, "CSV_HEADER_INVALID");
        importCsv("\"unclosed").refused(400, "MALFORMED_CSV");
        importCsv(",A\u0000,OTHER,,,2024-01-01,,\n").refused(400, "CSV_INVALID").at("/rows/1/name");
    }

    @Test
    void aRepeatedRegistrationIsAnsweredAlike() {
        String body = municipality("9921", null);
        var first = ADMIN.post("/organisations", body, "register-9921").expect(201);
        var second = ADMIN.post("/organisations", body, "register-9921").expect(201);
        assertThat(second.body()).isEqualTo(first.body());
        ADMIN.post("/organisations", municipality("9922", null), "register-9921")
                .refused(422, "IDEMPOTENCY_KEY_REUSED");
    }

    private static String municipality(String code, String predecessor) {
        return """
                {"name": "Prøve kommune", "kind": "MUNICIPALITY", "municipalityCode": "%s", "validFrom": "%s",
                 "predecessors": %s}""".formatted(
                        code,
                        predecessor == null ? "2020-01-01" : "2024-01-01",
                        predecessor == null ? "[]" : List.of("\"" + predecessor + "\""));
    }

    private static Answer importCsv(String rows) {
        return ADMIN.send(
                "POST",
                "/organisations/import",
                OrganisationCsv.HEADER + "\n" + rows,
                Map.of("Content-Type", "text/csv"));
    }

    private static int countAll() {
        int count = 0;
        String cursor = "";
        while (cursor != null) {
            Answer page = SENJA.get("/organisations?limit=200" + cursor);
            count += page.body().at("/items").size();
            cursor = page.text("/next") == null ? null : "&cursor=" + page.text("/next");
        }
        return count;
    }
}
