package no.tilsagn.applications.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import no.tilsagn.api.FieldError;
import no.tilsagn.api.Nok;
import no.tilsagn.applications.call.CallRules;
import no.tilsagn.applications.call.CallTerms;
import no.tilsagn.applications.organisation.Organisation;
import no.tilsagn.applications.organisation.OrganisationKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The untidiness of the six real applications of 2025, and the rules behind each finding. */
class CompletenessTest {
    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();
    private static final UUID SENJA = UUID.randomUUID();
    private static final UUID BARDU = UUID.randomUUID();
    private static final UUID UNN = UUID.randomUUID();
    private static final Instant CONFIRMED = Instant.parse("2025-02-20T12:00:00Z");
    private static final Map<UUID, Organisation> ORGANISATIONS = Map.of(
            SENJA, organisation(SENJA, "Senja kommune", OrganisationKind.MUNICIPALITY),
            BARDU, organisation(BARDU, "Bardu kommune", OrganisationKind.MUNICIPALITY),
            UNN, organisation(UNN, "UNN HF", OrganisationKind.HEALTH_TRUST));

    private ObjectNode form;
    private List<Party> parties;
    private Map<UUID, Organisation> organisations = ORGANISATIONS;
    private int minOwnSharePercent;

    @BeforeEach
    void aFormThatLacksNothing() throws IOException {
        form = (ObjectNode) JSON.readTree("""
                {"title": "Hvor er samhandlingsrommet?", "projectType": "PRE_PROJECT",
                 "startsOn": "2025-09-01", "endsOn": "2026-02-28",
                 "contacts": [{"organisationId": "%s", "name": "Person 18"}, {"organisationId": "%s", "name": "Person 03"}],
                 "agreement": {"signedOn": "2025-02-28", "evidence": "SIGNED"},
                 "sections": {"description": "a", "expectedBenefits": "b", "purposeFit": "c", "useOfFunds": "d",
                              "municipalContribution": "e", "healthTrustContribution": "f", "financingPlan": "g",
                              "involvement": "h", "patientResponsibility": {"relevant": true, "text": "i"},
                              "digitalPath": {"relevant": false}},
                 "budget": {"lines": [
                    {"side": "INCOME", "type": "GRANT_REQUESTED", "year": 2025, "amount": 2200000},
                    {"side": "INCOME", "type": "OWN_SHARE", "year": 2025, "amount": 285000},
                    {"side": "EXPENSE", "type": "PROJECT_MANAGER", "year": 2025, "amount": 2485000}]}}
                """.formatted(SENJA, UNN));
        parties = List.of(
                new Party(SENJA, PartyRole.LEAD, null),
                new Party(BARDU, PartyRole.PARTY, CONFIRMED),
                new Party(UNN, PartyRole.PARTY, CONFIRMED));
    }

    @Test
    void findsNothingInAFormThatLacksNothing() {
        assertThat(check().errors()).isEmpty();
        assertThat(check().warnings()).isEmpty();
        assertThat(check().complete()).isTrue();
    }

    @Test
    void anEmptyDraftLacksAlmostEverything() {
        form = JSON.createObjectNode().put("title", "a");
        parties = List.of(new Party(SENJA, PartyRole.LEAD, null));
        assertThat(check().errors())
                .extracting(FieldError::code)
                .contains(
                        "NO_HEALTH_TRUST",
                        "AGREEMENT_MISSING",
                        "PROJECT_TYPE_MISSING",
                        "SECTION_MISSING",
                        "AMOUNT_MISSING");
    }

    @ParameterizedTest
    @CsvSource({"description", "expectedBenefits", "purposeFit", "useOfFunds", "financingPlan", "involvement"})
    void everySectionThatTheFormRequiresMustSaySomething(String section) {
        in("/sections", sections -> sections.put(section, " "));
        error("SECTION_MISSING", "/sections/" + section);
    }

    @ParameterizedTest
    @CsvSource({"municipalContribution", "healthTrustContribution"})
    void theFormAsksForContributionsWithoutRequiringThem(String section) {
        in("/sections", sections -> sections.remove(section));
        assertThat(check().errors()).isEmpty();
        warning("CONTRIBUTION_NOT_STATED", "/sections/" + section);
    }

    @Test
    void theTableOfBenefitsStandsForTheText() {
        in("/sections", sections -> sections.remove("expectedBenefits"));
        form.putArray("benefits").addObject().put("measure", "Færre innleggelser");
        assertThat(check().errors()).isEmpty();
    }

    @Test
    void whatIsRelevantMustBeAnsweredAndWhatIsNotSaidIsAWarning() {
        in("/sections", sections -> sections.putObject("digitalPath").put("relevant", true));
        error("SECTION_MISSING", "/sections/digitalPath/text");
        in("/sections", sections -> sections.remove(List.of("digitalPath", "patientResponsibility")));
        warning("RELEVANCE_NOT_STATED", "/sections/patientResponsibility");
    }

    @Test
    void incomeAndExpensesAgreeToTheOre() {
        line(2).put("amount", new BigDecimal("2485000.01"));
        error("BUDGET_UNBALANCED", "/budget");
    }

    @Test
    void anUnknownAmountIsNotZero() {
        line(1).putNull("amount").put("originalText", "50 % stilling");
        error("AMOUNT_MISSING", "/budget/lines/1/amount");
        assertThat(check().errors()).extracting(FieldError::code).doesNotContain("BUDGET_UNBALANCED");
        line(1).put("amount", 285_000).put("certainty", "UNKNOWN");
        error("AMOUNT_MISSING", "/budget/lines/1/amount");
    }

    @Test
    void withoutALineOfTheGrantNothingIsAppliedFor() {
        line(0).put("type", "OTHER_GRANT");
        error("AMOUNT_MISSING", "/requestedAmount");
    }

    @Test
    void nothingIsNoRequest() {
        line(0).put("amount", 0);
        line(2).put("amount", 285_000);
        error("AMOUNT_NOT_POSITIVE", "/requestedAmount");
    }

    @Test
    void whatIsAppliedForIsExactAndOtherAmountsMayBeEstimates() {
        line(0).put("certainty", "ESTIMATE").put("originalText", "ca kr 2,2 mill");
        error("ESTIMATE_NOT_ALLOWED", "/budget/lines/0/certainty");
        line(0).put("certainty", "EXACT");
        line(2).put("certainty", "ESTIMATE");
        assertThat(check().errors()).isEmpty();
        warning("ESTIMATED_AMOUNT", "/budget/lines/2/certainty");
    }

    @Test
    void aGrantWithoutAYearCountsInTheYearOfTheStart() {
        line(0).remove("year");
        assertThat(check().errors()).isEmpty();
        warning("YEAR_MISSING", "/budget/lines/0/year");
    }

    @Test
    void aCostIsNoIncome() {
        line(2).put("side", "INCOME");
        error("BUDGET_SIDE_WRONG", "/budget/lines/2/type");
    }

    @ParameterizedTest(name = "{0} percent required: enough {1}")
    @CsvSource({"0, true", "11, true", "12, false", "100, false"})
    void theOwnShareIsWhatTheCallRequires(int percent, boolean enough) {
        minOwnSharePercent = percent; // 285,000 of 2,485,000 is 11.47 percent
        assertThat(check().errors())
                .extracting(FieldError::code)
                .containsExactlyElementsOf(enough ? List.of() : List.of("OWN_SHARE_TOO_LOW"));
    }

    @Test
    void theMinimumIsNotMoreThanTheRequest() {
        form.putObject("amountRange").put("minimum", 2_200_001);
        error("MINIMUM_ABOVE_REQUEST", "/amountRange/minimum");
    }

    @Test
    void aMunicipalityAndATrustMustBeParties() {
        parties = List.of(new Party(UNN, PartyRole.LEAD, null), new Party(BARDU, PartyRole.SUPPORTER, null));
        error("NO_MUNICIPALITY", "/parties");
        parties = List.of(new Party(SENJA, PartyRole.LEAD, null), new Party(UNN, PartyRole.PARTNER, null));
        error("NO_HEALTH_TRUST", "/parties");
    }

    @Test
    void aHealthCommunityMustHaveItToRank() {
        Organisation region = new Organisation(
                UUID.randomUUID(),
                0,
                null,
                "Nordland fylkeskommune",
                OrganisationKind.OTHER,
                null,
                null,
                LocalDate.parse("2024-01-01"),
                null);
        Organisation trust = new Organisation(
                UUID.randomUUID(),
                0,
                null,
                "Sykehusapotek Nord HF",
                OrganisationKind.HEALTH_TRUST,
                null,
                null,
                LocalDate.parse("2024-01-01"),
                null);
        organisations = Map.of(region.id(), region, trust.id(), trust, SENJA, ORGANISATIONS.get(SENJA));
        parties = List.of(
                new Party(region.id(), PartyRole.LEAD, null),
                new Party(trust.id(), PartyRole.PARTY, CONFIRMED),
                new Party(SENJA, PartyRole.PARTY, CONFIRMED));
        error("NO_HEALTH_COMMUNITY", "/parties");
        parties = List.of(new Party(SENJA, PartyRole.LEAD, null), new Party(trust.id(), PartyRole.PARTY, CONFIRMED));
        assertThat(check().errors()).isEmpty();
    }

    @Test
    void everyPartyConfirmsAndNobodyElseNeedsTo() {
        parties = List.of(
                new Party(SENJA, PartyRole.LEAD, null),
                new Party(UNN, PartyRole.PARTY, CONFIRMED),
                new Party(BARDU, PartyRole.PARTY, null));
        error("PARTY_NOT_CONFIRMED", "/parties/2");
        assertThat(check().errors().getFirst().message())
                .isEqualTo(
                        "Bardu kommune has not confirmed what the application says of parties, agreement and budget.");
        parties = List.of(
                new Party(SENJA, PartyRole.LEAD, null),
                new Party(UNN, PartyRole.PARTY, CONFIRMED),
                new Party(BARDU, PartyRole.SUPPORTER, null));
        assertThat(check().errors()).isEmpty();
    }

    @Test
    void anAgreementNeedsADateOrOtherEvidence() {
        in("/agreement", agreement -> agreement.remove("evidence"));
        assertThat(check().errors()).isEmpty();
        assertThat(check().warnings()).isEmpty();
        in("/agreement", agreement -> agreement.put("evidence", "ELECTRONIC_CONFIRMATION"));
        assertThat(check().errors()).isEmpty();
        in(
                "/agreement",
                agreement -> agreement.put("evidence", "ATTACHED_UNDATED").remove("signedOn"));
        warning("AGREEMENT_UNDATED", "/agreement/signedOn");
        in("/agreement", agreement -> agreement.put("evidence", "SIGNED").put("signedOn", "2025-03-02"));
        assertThat(check().errors()).isEmpty();
        warning("AGREEMENT_IN_FUTURE", "/agreement/signedOn");
        in("/agreement", agreement -> agreement.removeAll().put("note", "Muntlig"));
        error("AGREEMENT_MISSING", "/agreement");
        form.remove("agreement");
        error("AGREEMENT_MISSING", "/agreement");
    }

    @Test
    void aStartBeforeTheDecisionIsAWarning() {
        form.put("startsOn", "2025-04-01").put("endsOn", "2026-03-31");
        assertThat(check().errors()).isEmpty();
        warning("START_BEFORE_DECISION", "/startsOn");
    }

    @ParameterizedTest(name = "{0} to {1} as {2}: {3} {4}")
    @CsvSource({
        "2025-07-01, 2026-06-30, PRE_PROJECT, , ",
        "2025-07-01, 2026-07-01, PRE_PROJECT, , DURATION_EXCEEDS_RULE",
        "2025-07-01, 2026-12-31, PRE_PROJECT, , DURATION_EXCEEDS_RULE",
        "2025-07-01, 2026-12-31, PROJECT, , ",
        "2025-07-01, 2030-06-30, PROJECT, , ",
        "2025-07-01, 2030-07-01, PROJECT, DURATION_EXCEEDS_MAXIMUM, ",
        "2025-07-01, 2025-06-30, PROJECT, DATES_REVERSED, ",
        "2025-07-01, 2025-07-01, PROJECT, , "
    })
    void aDurationHasLimits(String start, String end, String type, String error, String warning) {
        form.put("startsOn", start).put("endsOn", end).put("projectType", type);
        assertThat(check().errors())
                .extracting(FieldError::code)
                .containsExactlyElementsOf(error == null ? List.of() : List.of(error));
        assertThat(check().warnings())
                .extracting(FieldError::code)
                .containsExactlyElementsOf(warning == null ? List.of() : List.of(warning));
    }

    @Test
    void datesThatAreNotGivenAreAWarningThatSaysWhichCount() {
        form.remove("startsOn");
        assertThat(check().errors()).isEmpty();
        warning("DATES_MISSING", "/startsOn");
        form.remove("endsOn");
        assertThat(check().errors()).isEmpty();
        warning("DATES_MISSING", "/endsOn");
        assertThat(check().warnings())
                .extracting(FieldError::message)
                .containsExactly(
                        "No start is given; 2025-06-15 counts until one is.",
                        "No end is given; 2025-12-31 counts until one is.");
    }

    @Test
    void anAssumedPeriodOfAPreProjectIsMeasuredAsAStatedOne() {
        form.remove("endsOn");
        in("/budget/lines/0", grant -> grant.put("year", 2026));
        assertThat(check().errors()).isEmpty();
        warning("DURATION_EXCEEDS_RULE", "/endsOn");
    }

    @Test
    void anAssumedStartRefusesNoDuration() {
        form.put("endsOn", "2031-12-31").put("projectType", "PROJECT").remove("startsOn");
        assertThat(check().errors()).isEmpty();
    }

    @Test
    void aPersonWhoSpeaksForBothSidesIsAWarning() {
        contact(1).put("name", "person 18 ");
        warning("CONTACT_ORGANISATION_MISMATCH", "/contacts/1");
    }

    @Test
    void aContactOfAnOrganisationThatTakesNoPartIsAWarning() {
        contact(0).put("organisationId", UUID.randomUUID().toString());
        warning("CONTACT_ORGANISATION_MISMATCH", "/contacts/0/organisationId");
        warning("CONTACT_MISSING", "/contacts");
    }

    @Test
    void onlyTheCallsOwnCodesCanBeChosen() {
        form.putArray("priorityAreas").addObject().put("code", "SPACE_TRAVEL");
        form.putArray("criteria").add("FUN");
        error("CODE_UNKNOWN", "/priorityAreas/0/code");
        error("CODE_UNKNOWN", "/criteria/0");
    }

    private CompletenessReport check() {
        CallTerms call = new CallTerms(
                "Tilskudd",
                "RST",
                null,
                null,
                null,
                LocalDate.parse("2025-06-15"),
                null,
                null,
                new CallRules(15, Nok.ofKroner(5_000_000), 12, 60, minOwnSharePercent),
                null,
                null,
                null,
                null,
                null);
        try {
            return Completeness.check(
                    JSON.treeToValue(form, ApplicationForm.class),
                    parties,
                    organisations,
                    call,
                    LocalDate.parse("2025-03-01"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void error(String code, String pointer) {
        assertThat(check().errors())
                .extracting(FieldError::code, FieldError::pointer)
                .contains(tuple(code, pointer));
        assertThat(check().complete()).isFalse();
    }

    private void warning(String code, String pointer) {
        assertThat(check().warnings())
                .extracting(FieldError::code, FieldError::pointer)
                .contains(tuple(code, pointer));
    }

    private void in(String pointer, Consumer<ObjectNode> change) {
        change.accept((ObjectNode) form.at(pointer));
    }

    private ObjectNode line(int index) {
        return (ObjectNode) form.at("/budget/lines/" + index);
    }

    private ObjectNode contact(int index) {
        return (ObjectNode) form.at("/contacts/" + index);
    }

    private static Organisation organisation(UUID id, String name, OrganisationKind kind) {
        return new Organisation(id, 0, null, name, kind, null, "troms-ofoten", LocalDate.parse("2024-01-01"), null);
    }
}
