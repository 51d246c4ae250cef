package no.tilsagn.budget;

import static no.tilsagn.budget.Committee.reject;
import static no.tilsagn.budget.Committee.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no input is refused with 400 and a pointer, never with a 5xx. */
class BadInputTest {
    private static final RunningService SERVICE = RunningService.get();
    private static final Api API = SERVICE.api();
    private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/awards?status=%00",
                "/api/v1/awards?status=LOST",
                "/api/v1/awards?status=1",
                "/api/v1/awards?callId=%00",
                "/api/v1/awards?callId=x",
                "/api/v1/awards?recipientId=%0A",
                "/api/v1/awards?cursor=%00",
                "/api/v1/awards?limit=%00",
                "/api/v1/awards?limit=201",
                "/api/v1/allocations?callId=%00",
                "/api/v1/allocations?cursor=AAAA",
                "/api/v1/allocations/" + NOBODY + "/history?cursor=%00",
                "/api/v1/allocations/%00",
                "/api/v1/funds?cursor=%00",
                "/api/v1/funds/" + NOBODY + "/journal?cursor=%00",
                "/api/v1/funds/" + NOBODY + "/years/%00"
            })
    void queriesAndPathsThatAreNone(String path) {
        assertThat(API.get("auditor", path).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0007", "\u007f"})
    void controlCharactersInWhatALetterWillSay(String control) {
        UUID application = UUID.randomUUID();
        String text = "Rammen rakk" + control + " ikke.";
        String path = "/api/v1/allocations/" + NOBODY + "/decisions";

        assertRefused(decide(path, reject(application, text)), "/items/0/reason");
        assertRefused(
                decide(path, with(reject(application, "Nei"), "departureReason", text)), "/items/0/departureReason");
        assertRefused(
                decide(path, with(reject(application, "Nei"), "conditions", List.of("a", text))),
                "/items/0/conditions/1");
        assertRefused(
                API.post("applicant.vefsn", "/api/v1/awards/" + NOBODY + "/decline", Map.of("reason", text)),
                "/reason");
    }

    @Test
    void linesAndParagraphsInAReasonAreInput() {
        Api.Answer unknown = decide(
                "/api/v1/allocations/" + NOBODY + "/decisions",
                reject(UUID.randomUUID(), "Rammen rakk ikke.\r\n\r\n\t– Se saken."));

        assertThat(unknown.status()).isEqualTo(404);
    }

    private static Api.Answer decide(String path, Object item) {
        return API.put(Committee.CHAIR, path, Map.of("items", List.of(item)), Committee.ANY_VERSION);
    }

    private static void assertRefused(Api.Answer answer, String pointer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.pointer()).isEqualTo(pointer);
    }
}
