package no.tilsagn.applications.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganisationNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "883658752",
                "883 658 752",
                "MVA 883 658 752",
                "883658752 MVA",
                "NO 883658752",
                "883\u00a0658\u00a0752"
            })
    void readsANumberHoweverItIsWritten(String written) {
        assertThat(OrganisationNumber.normalise(written)).contains("883658752");
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456785", "310000000", "310000965"})
    void acceptsTheRightCheckDigit(String number) {
        assertThat(OrganisationNumber.normalise(number)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456786",
                "883658753",
                "310000060",
                "31000000",
                "3100000000",
                "31000000a",
                "",
                " ",
                "-883658752"
            })
    void refusesAWrongCheckDigitAndWhatIsNoNumber(String number) {
        assertThat(OrganisationNumber.normalise(number)).isEmpty();
    }
}
