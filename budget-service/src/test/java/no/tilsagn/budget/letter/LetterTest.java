package no.tilsagn.budget.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.tilsagn.budget.amount.YearAmounts;
import no.tilsagn.budget.award.Award;
import no.tilsagn.budget.award.AwardStatus;
import no.tilsagn.budget.call.CallTerms;
import no.tilsagn.budget.call.CallTerms.ReportingRequirement;
import no.tilsagn.budget.instalment.InstalmentPlan;
import no.tilsagn.budget.rule.RuleParameters;
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
    void isTheSameEveryTime() {
        assertThat(LetterPdf.of(letter(false))).isEqualTo(LetterPdf.of(letter(false)));
    }

    @Test
    void writesSamiLettersAndWhatLooksLikeMarkup() throws IOException {
        GrantLetter letter = new GrantLetter(
                award(Map.of(2025, 150L), "Čáhcesuolu & <b>«Šaddu»</b> \u0000đŋŧž"),
                call(false),
                "2025-0004",
                "Regional pott",
                "Brønnøy kommune",
                List.of());

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
        return new GrantLetter(
                award(ore, "Observasjonspost Sør-Helgeland"),
                call(appealable),
                "2025-0004",
                "Helse Nord RHF",
                "Brønnøy kommune",
                List.of("Helgelandssykehuset HF"));
    }

    private static CallTerms call(boolean appealable) {
        return new CallTerms(
                UUID.randomUUID(),
                "Rekrutterings- og samhandlingstilskudd 2025",
                "Rekrutterings- og samhandlingstilskudd",
                appealable,
                new RuleParameters(15, 500_000_000, 12, 60, 0),
                new InstalmentPlan(2, List.of("PROGRESS"), 0),
                List.of(new ReportingRequirement("PROGRESS", 6, null), new ReportingRequirement("FINAL", null, 1)),
                21);
    }

    private static Award award(Map<Integer, Long> ore, String title) {
        UUID recipient = UUID.randomUUID();
        YearAmounts byYear = YearAmounts.of(ore);
        return new Award(
                UUID.randomUUID(),
                "T-2025-0003",
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                recipient,
                List.of(recipient),
                "helgeland",
                title,
                LocalDate.parse("2025-08-01"),
                LocalDate.parse("2026-10-31"),
                LocalDate.parse("2026-07-31"),
                AwardStatus.OFFERED,
                360_000_000,
                byYear.total(),
                byYear,
                "Forprosjekt gis tilskudd for ett år.",
                List.of("Partene avklarer pasientansvaret."),
                "7/2025",
                LocalDate.parse("2025-06-12"),
                LocalDate.parse("2025-06-12"),
                LocalDate.parse("2025-07-03"),
                null,
                null,
                0);
    }
}
