package no.tilsagn.e2e;

import java.util.Map;
import java.util.Set;

/** What the platform must find in the six sources of {@code demo/round-2025}, by their keys. */
final class Expected {
    static final String FIVE_YEARS =
            "{\"2025\": 2000000, \"2026\": 2000000, \"2027\": 2000000, \"2028\": 2000000, \"2029\": 2000000}";
    /** What the completeness check says of each source, domain reference 3.3. */
    static final Map<String, Set<String>> LACKING = Map.of(
            "samhandlingsrommet", Set.of("PARTY_NOT_CONFIRMED"),
            "innsatsteam", Set.of("AMOUNT_MISSING", "SECTION_MISSING", "PARTY_NOT_CONFIRMED"),
            "fremtidens-pasientforlop", Set.of("AMOUNT_MISSING", "SECTION_MISSING", "PARTY_NOT_CONFIRMED"),
            "observasjonspost", Set.of("SECTION_MISSING", "PARTY_NOT_CONFIRMED"),
            "rehabilitering", Set.of("AMOUNT_MISSING", "SECTION_MISSING", "PARTY_NOT_CONFIRMED"),
            "helgelandssykepleier", Set.of("NO_MUNICIPALITY", "AMOUNT_MISSING", "SECTION_MISSING"));

    /** Those that say neither when they begin nor when they end, or not both. */
    static final Set<String> UNDATED =
            Set.of("samhandlingsrommet", "fremtidens-pasientforlop", "observasjonspost", "helgelandssykepleier");

    /** What remains to be said of each when it can be submitted. */
    static final Map<String, Set<String>> REMARKS = Map.of(
            "samhandlingsrommet", Set.of("CONTACT_ORGANISATION_MISMATCH"),
            "innsatsteam", Set.of("START_BEFORE_DECISION"),
            "fremtidens-pasientforlop", Set.of(),
            "observasjonspost", Set.of("AGREEMENT_UNDATED", "DURATION_EXCEEDS_RULE"),
            "rehabilitering", Set.of("ESTIMATED_AMOUNT", "DURATION_EXCEEDS_RULE"),
            "helgelandssykepleier", Set.of());

    /** By the rules of the call: 15 % of a digital project, twelve of eighteen months of a pre-project. */
    static final Map<String, Integer> ENTITLED = Map.of(
            "samhandlingsrommet", 2_200_000,
            "innsatsteam", 4_657_500,
            "fremtidens-pasientforlop", 2_250_000,
            "observasjonspost", 2_400_000,
            "rehabilitering", 2_666_666,
            "helgelandssykepleier", 10_000_000);

    private Expected() {}
}
