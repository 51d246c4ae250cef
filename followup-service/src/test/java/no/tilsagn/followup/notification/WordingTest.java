package no.tilsagn.followup.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0               | 0 kr
            50              | 0,50 kr
            99900           | 999 kr
            100000          | 1 000 kr
            220000001       | 2 200 000,01 kr
            100000000000000 | 1 000 000 000 000 kr
            """)
    void amountsHaveSpacesBetweenThousandsAndOreOnlyWhenThereAreAny(long ore, String text) {
        assertThat(Wording.kroner(ore).replace('\u00a0', ' ')).isEqualTo(text);
    }

    @Test
    void datesAndListsReadAsInANorwegianLetter() {
        assertThat(Wording.date(LocalDate.of(2025, 3, 1))).isEqualTo("1. mars 2025");
        assertThat(Wording.deadline(LocalDateTime.of(2025, 4, 1, 23, 59, 59))).isEqualTo("1. april 2025");
        assertThat(Wording.deadline(LocalDateTime.of(2025, 4, 1, 9, 0))).isEqualTo("1. april 2025 kl. 09.00");
        assertThat(Wording.list(List.of("en"))).isEqualTo("en");
        assertThat(Wording.list(List.of("en", "to", "tre"))).isEqualTo("en, to og tre");
        assertThat(Wording.because("Merknad", " ")).isEmpty();
        assertThat(Wording.because("Merknad", "Se vedlegg.")).isEqualTo(" Merknad: Se vedlegg.");
    }

    @Test
    void warningsAreWordsForTheSecretariatAndAnUnknownCodeIsNotHidden() {
        assertThat(Warnings.sentence(List.of(), "SIGNED")).isEmpty();
        assertThat(Warnings.sentence(List.of(), "ATTACHED_UNDATED"))
                .isEqualTo(" Merk: samarbeidsavtalen er uten dato.");
        assertThat(Warnings.sentence(List.of("START_BEFORE_DECISION", "AGREEMENT_UNDATED", "NEW"), "ATTACHED_UNDATED"))
                .isEqualTo(" Merk: oppstarten er før forventet vedtak, samarbeidsavtalen er uten dato og NEW.");
    }
}
