package no.tilsagn.budget.award;

import static no.tilsagn.budget.Committee.award;
import static no.tilsagn.budget.KnownOrganisations.BARDU;
import static no.tilsagn.budget.KnownOrganisations.TRUST_UNN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import no.tilsagn.budget.Api;
import no.tilsagn.budget.AtOnce;
import no.tilsagn.budget.Committee;
import no.tilsagn.budget.KnownOrganisations;
import no.tilsagn.budget.Round;
import no.tilsagn.budget.Round.Request;
import no.tilsagn.budget.RunningService;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A letter is a promise: it says today what it said when it was made. */
class AwardLetterTest {
    private static final RunningService SERVICE = RunningService.get();
    private static final Api API = SERVICE.api();
    private static final Committee COMMITTEE = new Committee(SERVICE);
    private static final Map<Integer, Long> ASKED = Map.of(2025, 1_000_000L);

    @BeforeAll
    static void organisationsAreKnown() {
        KnownOrganisations.make(SERVICE);
    }

    @BeforeEach
    void itIsTheDayOfTheMeeting() {
        SERVICE.moveClockTo(Round.MEETING);
    }

    @AfterEach
    void organisationsHaveTheirNames() {
        KnownOrganisations.rename(SERVICE, BARDU, "Bardu kommune");
        KnownOrganisations.rename(SERVICE, TRUST_UNN, "Universitetssykehuset Nord-Norge HF");
    }

    @Test
    void staysAsItWasWhenItsRecipientAndPartnersChangeTheirNames() throws IOException {
        UUID id = COMMITTEE.awardOf(COMMITTEE.adopt(decided(KnownOrganisations.idOf(TRUST_UNN))));
        byte[] offered = letter(id);

        KnownOrganisations.rename(SERVICE, BARDU, "Indre Troms kommune");
        KnownOrganisations.rename(SERVICE, TRUST_UNN, "Sykehuset i nord HF");

        assertThat(text(letter(id)))
                .contains("Bardu kommune gjennomfører sammen med Universitetssykehuset Nord-Norge HF");
        assertThat(letter(id)).isEqualTo(offered);
    }

    @Test
    void promisesPaymentForTheReportsThatTheProjectOwes() throws IOException {
        Round round = Round.published(SERVICE);
        Map<Integer, Long> asked = Map.of(2025, 1_000_000L, 2026, 1_000_000L);
        UUID application =
                round.submitted(Request.project("troms-ofoten", BARDU, asked).asPreProject("2025-09-01", "2026-08-31"));
        round.forwarded("troms-ofoten", application);
        UUID allocation = COMMITTEE.open(round, COMMITTEE.fundWith(asked));
        COMMITTEE.decide(allocation, award(application, asked));
        UUID id = COMMITTEE.awardOf(COMMITTEE.adopt(allocation));

        assertThat(text(letter(id))).contains("når framdriftsrapport 1 er").doesNotContain("framdriftsrapport 2");
        JsonNode instalments = API.get("auditor", "/api/v1/awards/" + id).body().get("instalments");
        assertThat(instalments.findValues("gate"))
                .extracting(gate -> gate.path("no").asInt())
                .containsExactly(0, 1, 1, 1);
    }

    @Test
    void isAPdfWhateverTheCallerWouldRatherHave() {
        UUID id = COMMITTEE.awardOf(COMMITTEE.adopt(decided(KnownOrganisations.idOf(TRUST_UNN))));

        Api.Answer letter = API.call(
                "GET",
                "/api/v1/awards/" + id + "/letter",
                Api.tokenOf("auditor"),
                null,
                Map.of("Accept", "application/json"));

        assertThat(letter.status()).isEqualTo(200);
        assertThat(letter.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(letter.bytes()).isEqualTo(letter(id));
    }

    @Test
    void staysWhateverSomebodyDoesToTheDatabase() {
        UUID id = COMMITTEE.awardOf(COMMITTEE.adopt(decided(KnownOrganisations.idOf(TRUST_UNN))));

        assertThatThrownBy(() -> SERVICE.inTransaction(() -> {
                    try (Statement sql = SERVICE.transactions().getConnection().createStatement()) {
                        return sql.execute("update grant_letter set letter = '{}' where award_id = '%s'".formatted(id));
                    }
                }))
                .hasStackTraceContaining("grant_letter stays as it was");
    }

    @Test
    void isWrittenOnceWhenItIsAskedForIfTheOfferWasMadeBeforeLettersWereKept() {
        UUID id = COMMITTEE.awardOf(COMMITTEE.adopt(decided(KnownOrganisations.idOf(TRUST_UNN))));
        byte[] offered = letter(id);
        forgetLetterOf(id);

        Callable<byte[]> asked = () -> letter(id);
        assertThat(AtOnce.run(List.of(asked, asked, asked))).containsOnly(offered);

        KnownOrganisations.rename(SERVICE, BARDU, "Indre Troms kommune");
        assertThat(letter(id)).isEqualTo(offered);
    }

    private static void forgetLetterOf(UUID awardId) {
        SERVICE.inTransaction(() -> {
            try (Statement sql = SERVICE.transactions().getConnection().createStatement()) {
                return sql.execute("""
                        alter table grant_letter disable trigger grant_letter_is_kept;
                        delete from grant_letter where award_id = '%s';
                        alter table grant_letter enable trigger grant_letter_is_kept
                        """.formatted(awardId));
            }
        });
    }

    @Test
    void isNotWrittenToSomebodyWhoseNameIsNotKnownYet() {
        UUID stranger = UUID.randomUUID();
        UUID allocation = decided(stranger);

        Api.Answer refused = COMMITTEE.adopt(allocation);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("CANDIDATES_INCOMPLETE");
        assertThat(refused.body().get("organisationIds"))
                .extracting(JsonNode::asText)
                .containsExactly(stranger.toString());
    }

    private static UUID decided(UUID partyId) {
        Round round = Round.published(SERVICE);
        UUID application =
                round.submitted(Request.project("troms-ofoten", BARDU, ASKED).withParties(List.of(partyId)));
        round.forwarded("troms-ofoten", application);
        UUID allocation = COMMITTEE.open(round, COMMITTEE.fundWith(ASKED));
        COMMITTEE.decide(allocation, award(application, ASKED));
        return allocation;
    }

    private static byte[] letter(UUID awardId) {
        Api.Answer letter = API.get("auditor", "/api/v1/awards/" + awardId + "/letter");
        assertThat(letter.status()).isEqualTo(200);
        return letter.bytes();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
