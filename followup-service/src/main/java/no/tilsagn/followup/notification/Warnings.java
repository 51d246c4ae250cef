package no.tilsagn.followup.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The warnings of the completeness check in words for the secretariat. */
final class Warnings {
    private static final String UNDATED = "AGREEMENT_UNDATED";
    private static final Map<String, String> WORDS = Map.of(
            UNDATED,
            "samarbeidsavtalen er uten dato",
            "START_BEFORE_DECISION",
            "oppstarten er før forventet vedtak",
            "CONTACT_ORGANISATION_MISMATCH",
            "en kontaktperson hører til en annen organisasjon enn oppgitt",
            "DURATION_EXCEEDS_RULE",
            "prosjektet varer lenger enn regelen for prosjekttypen",
            "ESTIMATED_AMOUNT",
            "noen beløp i budsjettet er anslag");

    private Warnings() {}

    /** A sentence that follows others, or nothing; a code without words of its own is named as it is. */
    static String sentence(List<String> codes, String agreementEvidence) {
        List<String> all = new ArrayList<>(codes);
        if (agreementEvidence.equals("ATTACHED_UNDATED") && !all.contains(UNDATED)) {
            all.addFirst(UNDATED);
        }
        return all.isEmpty()
                ? ""
                : " Merk: "
                        + Wording.list(all.stream()
                                .map(code -> WORDS.getOrDefault(code, code))
                                .toList()) + ".";
    }
}
