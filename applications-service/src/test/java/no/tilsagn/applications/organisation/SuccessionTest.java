package no.tilsagn.applications.organisation;

import static no.tilsagn.applications.Round.SENJA;
import static no.tilsagn.applications.Round.SERVICE;
import static no.tilsagn.applications.Round.openCall;
import static no.tilsagn.applications.Round.organisation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import no.tilsagn.applications.Answer;
import no.tilsagn.applications.Api;
import no.tilsagn.backends.Backends;
import org.junit.jupiter.api.Test;

/** A number that an organisation leaves to its successor, and the applications that go with it. */
class SuccessionTest {
    private static final Api ADMIN = SERVICE.as("admin");

    @Test
    void aSuccessorTakesOverTheNumberOfWhatItReplaces() {
        SERVICE.setClock("2025-02-01T10:00:00");
        String old =
                register("9971", "997000013", "2020-01-01", null).expect(201).id();
        Answer successor = register("9972", "997000013", "2025-02-15", "9971").expect(201);
        assertThat(successor.text("/predecessors/0")).isEqualTo(old);
        assertThat(holder("997000013", "2025-02-14")).isEqualTo(old);
        assertThat(holder("997000013", "2025-02-15")).isEqualTo(successor.id());

        // the latest holder is the one that leaves it
        String last = register("9973", "997000013", "2026-01-01", "997000013")
                .expect(201)
                .id();
        assertThat(holder("997000013", "2025-12-31")).isEqualTo(successor.id());
        assertThat(holder("997000013", "2026-01-01")).isEqualTo(last);
    }

    @Test
    void aNumberIsHeldByOneAtATimeAndLeftToSuccessorsOnly() throws SQLException {
        register("9974", "997000021", "2020-01-01", null).expect(201);
        register("9975", "997000021", "2024-01-01", null)
                .refused(422, "ORGANISATION_INVALID")
                .at("/organisationNumber");
        register("9976", null, "2024-01-01", "9974").expect(201);
        register("9977", "997000021", "2023-06-01", "9974")
                .refused(422, "ORGANISATION_INVALID")
                .at("/organisationNumber");
        register("9977", "997000021", "2024-01-01", null)
                .refused(422, "ORGANISATION_INVALID")
                .at("/organisationNumber");
        register("9977", "997000021", "2024-01-01", "9974").expect(201);

        var database = SERVICE.database();
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("insert into organisation select gen_random_uuid(),"
                            + " organisation_number, 'Dobbelt', 'OTHER', null, null, '2030-01-01', null"
                            + " from organisation where municipality_code = '9977'"))
                    .hasMessageContaining("organisation_number_is_held_by_one");
        }
    }

    @Test
    void anImportPassesANumberOnToo() {
        Answer imported = ADMIN.send(
                "POST",
                "/organisations/import",
                OrganisationCsv.HEADER + "\n997000048,Gammel,MUNICIPALITY,9978,,2010-01-01,,\n"
                        + "997000048,Ny,MUNICIPALITY,9979,,2020-01-01,,9978\n",
                Map.of("Content-Type", "text/csv"));
        imported.expect(200);
        assertThat(SENJA.get("/organisations?q=997000048&asOf=2015-01-01").text("/items/0/name"))
                .isEqualTo("Gammel");
        assertThat(SENJA.get("/organisations?q=997000048&asOf=2020-01-01").text("/items/0/name"))
                .isEqualTo("Ny");
    }

    @Test
    void aRowOfAnImportIsHeldAgainstWhatEarlierRowsEnded() {
        ADMIN.send(
                        "POST",
                        "/organisations/import",
                        OrganisationCsv.HEADER + "\n997000072,Gammel,MUNICIPALITY,9985,,2010-01-01,,\n"
                                + ",Del,MUNICIPALITY,9986,,2024-01-01,,9985\n"
                                + "997000072,Resten,MUNICIPALITY,9987,,2020-01-01,,9985\n",
                        Map.of("Content-Type", "text/csv"))
                .refused(422, "IMPORT_INVALID")
                .at("/rows/3/organisationNumber");
    }

    @Test
    void theApplicationsOfWhatItReplacedAreItsOwn() {
        String call = openCall();
        String old =
                register("9981", "997000056", "2020-01-01", null).expect(201).id();
        String partner =
                register("9982", "997000064", "2020-01-01", null).expect(201).id();
        Api users = usersOf("997000056");
        String led = begin(users, call).expect(201).id();
        String joined = begin(SENJA, call).expect(201).id();
        SENJA.patch("/applications/" + joined, """
                        {"parties": [{"organisationId": "%s", "role": "LEAD"}, {"organisationId": "%s", "role": "PARTY"},
                                     {"organisationId": "%s", "role": "PARTY"}]}""".formatted(organisation("5530"), old, partner))
                .expect(200);
        String successor = register("9983", "997000056", "2025-02-15", "9981\", \"9982")
                .expect(201)
                .id();
        SERVICE.setClock("2025-02-20T10:00:00");

        assertThat(users.get("/applications?callId=" + call).body().at("/items").findValuesAsText("id"))
                .containsExactly(led, joined);
        users.patch("/applications/" + led, "{\"title\": \"Nytt navn\"}").expect(200);
        users.post("/applications/" + led + "/withdraw").expect(200);
        Answer confirmed =
                users.post("/applications/" + joined + "/confirmations").expect(200);
        assertThat(confirmed.text("/parties/1/confirmedAt")).isNotNull();
        assertThat(confirmed.text("/parties/2/confirmedAt")).isNotNull();
        assertThat(begin(users, call).expect(201).text("/parties/0/organisationId"))
                .isEqualTo(successor);
        SERVICE.as("applicant.bardu").get("/applications/" + led).refused(404, "NOT_FOUND");
    }

    private static Answer register(String code, String number, String validFrom, String predecessors) {
        return ADMIN.post("/organisations", """
                {"name": "Prøve kommune", "kind": "MUNICIPALITY", "municipalityCode": "%s", "organisationNumber": %s,
                 "validFrom": "%s", "predecessors": [%s]}""".formatted(
                        code,
                        number == null ? null : "\"" + number + "\"",
                        validFrom,
                        predecessors == null ? "" : "\"" + predecessors + "\""));
    }

    private static String holder(String number, String day) {
        var found = SENJA.get("/organisations?q=" + number + "&asOf=" + day).expect(200);
        assertThat(found.body().at("/items")).hasSize(1);
        return found.text("/items/0/id");
    }

    private static Api usersOf(String number) {
        return SERVICE.withToken(Backends.identityProvider()
                .token(Map.of(
                        "sub",
                        "user." + number,
                        "roles",
                        List.of("APPLICANT"),
                        "consumer",
                        Map.of("authority", "iso6523-actorid-upis", "ID", "0192:" + number))));
    }

    private static Answer begin(Api users, String call) {
        return users.post("/applications", """
                {"callId": "%s", "title": "Arvet"}""".formatted(call));
    }
}
