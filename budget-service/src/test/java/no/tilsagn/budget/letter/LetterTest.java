package no.tilsagn.budget.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.tilsagn.budget.amount.YearAmounts;
import no.tilsagn.budget.call.CallTerms.ReportingRequirement;
import no.tilsagn.budget.instalment.InstalmentPlan;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class LetterTest {
    @Test
    void tellsPurposeAmountConditionsAndDeadline() throws IOException {
        String text = text(letter(false));

        assertThat(text)
                .contains("Helse Nord RHF og Riksrevisjonen kan kontrollere")
                .contains("Tilskuddsbrev: Observasjonspost Sør-Helgeland")
                .contains("Brønnøy kommune gjennomfører sammen med Helgelandssykehuset HF")
                .contains("Det er søkt om 3 600 000 kr. Det gis tilsagn om inntil 2 880 000 kr")
                .contains("2025 1 500 000 kr", "2026 1 380 000 kr", "Sum 2 880 000 kr")
                .contains("Forprosjekt gis tilskudd for ett år.")
                .contains("Partene avklarer pasientansvaret.")
                .contains("må akseptere tilsagnet senest 3. juli 2025")
                .contains("1 1. august 2025 når tilsagnet er akseptert 750 000 kr")
                .contains("når framdriftsrapport 1 er godkjent")
                .contains("Framdriftsrapport: hver 6. måned")
                .contains("Sluttrapport: senest 1 måned etter prosjektslutt")
                .contains("skal betales tilbake");
    }

    @Test
    void makesAReservationForLaterYearsOnly() throws IOException {
        assertThat(text(letter(false)))
                .contains("Forbehold om senere års bevilgning")
                .contains("Beløpet for 2026 er gitt med forbehold");
        assertThat(text(letter(false, Map.of(2025, 100_000L)))).doesNotContain("Forbehold");
    }

    @Test
    void tellsOfAnAppealOnlyWhereThereIsOne() throws IOException {
        assertThat(text(letter(false))).doesNotContain("påklages");
        assertThat(text(letter(true))).contains("kan påklages innen tre uker fra dette brevet er kommet fram");
    }

    @Test
    void tellsThatNoReportsAreAskedForWhenThereAreNone() throws IOException {
        assertThat(text(letter(false, Map.of(2025, 100_000L), "Observasjonspost", List.of())))
                .contains("Rapportering Det kreves ingen rapporter for dette tilskuddet.")
                .doesNotContain("skal levere");
    }

    @Test
    void isTheSameEveryTime() {
        assertThat(LetterPdf.of(letter(false))).isEqualTo(LetterPdf.of(letter(false)));
    }

    @Test
    void writesSamiLettersAndWhatLooksLikeMarkup() throws IOException {
        GrantLetter letter = letter(false, Map.of(2025, 150L), "Čáhcesuolu & <b>«Šaddu»</b> \u0000đŋŧž");

        assertThat(text(letter)).contains("Čáhcesuolu & <b>«Šaddu»</b> đŋŧž").contains("1,50 kr");
    }

    private static String text(GrantLetter letter) throws IOException {
        try (PDDocument document = Loader.loadPDF(LetterPdf.of(letter))) {
            return new PDFTextStripper()
                    .getText(document)
                    .replace('\u00a0', ' ')
                    .replaceAll("\\s+", " ");
        }
    }

    private static GrantLetter letter(boolean appealable) {
        return letter(appealable, Map.of(2025, 150_000_000L, 2026, 138_000_000L));
    }

    private static GrantLetter letter(boolean appealable, Map<Integer, Long> ore) {
        return letter(appealable, ore, "Observasjonspost Sør-Helgeland");
    }

    private static GrantLetter letter(boolean appealable, Map<Integer, Long> ore, String title) {
        return letter(
                appealable,
                ore,
                title,
                List.of(new ReportingRequirement("PROGRESS", 6, null), new ReportingRequirement("FINAL", null, 1)));
    }

    private static GrantLetter letter(
            boolean appealable, Map<Integer, Long> ore, String title, List<ReportingRequirement> reportingPlan) {
        YearAmounts byYear = YearAmounts.of(ore);
        LocalDate startsOn = LocalDate.parse("2025-08-01");
        return new GrantLetter(
                "T-2025-0003",
                LocalDate.parse("2025-06-12"),
                "2025-0004",
                title,
                "Helse Nord RHF",
                "Brønnøy kommune",
                List.of("Helgelandssykehuset HF"),
                "Rekrutterings- og samhandlingstilskudd 2025",
                "Rekrutterings- og samhandlingstilskudd",
                startsOn,
                LocalDate.parse("2026-10-31"),
                360_000_000,
                byYear,
                "Forprosjekt gis tilskudd for ett år.",
                List.of("Partene avklarer pasientansvaret."),
                "7/2025",
                LocalDate.parse("2025-06-12"),
                LocalDate.parse("2025-07-03"),
                new InstalmentPlan(2, List.of("PROGRESS"), 0).of(byYear, startsOn, LocalDate.parse("2026-07-31")),
                reportingPlan,
                appealable);
    }
}
