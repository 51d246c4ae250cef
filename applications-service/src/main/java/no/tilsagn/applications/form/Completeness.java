package no.tilsagn.applications.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import no.tilsagn.api.CalendarMonths;
import no.tilsagn.applications.call.CallTerms;
import no.tilsagn.applications.organisation.Organisation;
import no.tilsagn.applications.organisation.OrganisationKind;

/**
 * Whether an application says all that it must to be submitted. Real applications are untidy: what a person can judge is a
 * warning, and only what nobody can guess is an error.
 */
public final class Completeness {
    private final ApplicationForm form;
    private final List<Party> parties;
    private final Map<UUID, Organisation> organisations;
    private final CallTerms call;
    private final LocalDate today;
    private final Findings findings = new Findings();

    private Completeness(
            ApplicationForm form,
            List<Party> parties,
            Map<UUID, Organisation> organisations,
            CallTerms call,
            LocalDate today) {
        this.form = form;
        this.parties = parties;
        this.organisations = organisations;
        this.call = call;
        this.today = today;
    }

    /**
     * @param organisations those of the parties and contacts, by id
     * @param call the terms of a published call
     */
    public static CompletenessReport check(
            ApplicationForm form,
            List<Party> parties,
            Map<UUID, Organisation> organisations,
            CallTerms call,
            LocalDate today) {
        Completeness check = new Completeness(form, parties, organisations, call, today);
        check.parties();
        check.contacts();
        check.agreement();
        check.period();
        check.sections();
        BudgetCheck.check(form, call.rules(), check.findings);
        check.choices();
        return check.findings.report();
    }

    private void parties() {
        if (applicants(OrganisationKind.MUNICIPALITY).isEmpty()) {
            findings.error("/parties", "NO_MUNICIPALITY", "No municipality is a party.");
        }
        if (applicants(OrganisationKind.HEALTH_TRUST).isEmpty()) {
            findings.error("/parties", "NO_HEALTH_TRUST", "No health trust is a party.");
        }
        if (Party.healthCommunity(parties, organisations) == null) {
            findings.error(
                    "/parties", "NO_HEALTH_COMMUNITY", "Neither a health trust nor the lead belongs to a community.");
        }
        for (int i = 0; i < parties.size(); i++) {
            Party party = parties.get(i);
            if (party.role() == PartyRole.PARTY && party.confirmedAt() == null) {
                findings.error(
                        "/parties/" + i,
                        "PARTY_NOT_CONFIRMED",
                        nameOf(party.organisationId())
                                + " has not confirmed what the application says of parties, agreement and budget.");
            }
        }
    }

    /** The joint applicants of a kind. */
    private Set<UUID> applicants(OrganisationKind kind) {
        return parties.stream()
                .filter(party -> party.role().applies() && kindOf(party.organisationId()) == kind)
                .map(Party::organisationId)
                .collect(Collectors.toSet());
    }

    private void contacts() {
        for (int i = 0; i < form.contacts().size(); i++) {
            Contact contact = form.contacts().get(i);
            if (parties.stream().noneMatch(party -> party.organisationId().equals(contact.organisationId()))) {
                findings.warning(
                        "/contacts/" + i + "/organisationId",
                        "CONTACT_ORGANISATION_MISMATCH",
                        "This person is a contact for an organisation that does not take part.");
            } else if (kindOf(contact.organisationId()) == OrganisationKind.HEALTH_TRUST
                    && actsForMunicipality(contact)) {
                findings.warning(
                        "/contacts/" + i,
                        "CONTACT_ORGANISATION_MISMATCH",
                        "The same person is a contact for a municipality and for a health trust.");
            }
        }
        for (OrganisationKind kind : List.of(OrganisationKind.MUNICIPALITY, OrganisationKind.HEALTH_TRUST)) {
            if (form.contacts().stream().noneMatch(contact -> kindOf(contact.organisationId()) == kind)) {
                findings.warning("/contacts", "CONTACT_MISSING", "There is no contact for any " + words(kind) + ".");
            }
        }
    }

    private boolean actsForMunicipality(Contact contact) {
        return form.contacts().stream()
                .filter(other -> kindOf(other.organisationId()) == OrganisationKind.MUNICIPALITY)
                .anyMatch(other -> same(other.name(), contact.name()) || same(other.email(), contact.email()));
    }

    private void agreement() {
        Agreement agreement = form.agreement();
        if (agreement == null || agreement.attested() == null) {
            findings.error(
                    "/agreement",
                    "AGREEMENT_MISSING",
                    "There is neither a date nor other evidence of the parties' agreement.");
        } else if (agreement.signedOn() == null) {
            findings.warning("/agreement/signedOn", "AGREEMENT_UNDATED", "The agreement bears no date.");
        } else if (agreement.signedOn().isAfter(today)) {
            findings.warning("/agreement/signedOn", "AGREEMENT_IN_FUTURE", "The agreement is dated after today.");
        }
    }

    private void period() {
        if (form.projectType() == null) {
            findings.error("/projectType", "PROJECT_TYPE_MISSING", "It must be said whether this is a pre-project.");
        }
        LocalDate start = form.startsOn();
        ProjectPeriod period = ProjectPeriod.of(form, call);
        if (start == null) {
            findings.warning(
                    "/startsOn", "DATES_MISSING", "No start is given; " + period.startsOn() + " counts until one is.");
        }
        if (form.endsOn() == null) {
            findings.warning(
                    "/endsOn", "DATES_MISSING", "No end is given; " + period.endsOn() + " counts until one is.");
        }
        if (start != null && call.expectedDecisionOn() != null && start.isBefore(call.expectedDecisionOn())) {
            findings.warning(
                    "/startsOn", "START_BEFORE_DECISION", "The project starts before the decision is expected.");
        }
        if (period.endsOn().isBefore(period.startsOn())) {
            findings.error("/endsOn", "DATES_REVERSED", "The project ends before it starts.");
        } else {
            duration(CalendarMonths.begun(period.startsOn(), period.endsOn()));
        }
    }

    private void duration(int months) {
        if (form.startsOn() != null && months > call.rules().maxMonths()) { // an assumed start is no reason to refuse
            findings.error(
                    "/endsOn",
                    "DURATION_EXCEEDS_MAXIMUM",
                    "A project lasts at most " + call.rules().maxMonths() + " months; this one " + months + ".");
        } else if (form.projectType() == ProjectType.PRE_PROJECT
                && months > call.rules().preProjectMaxMonths()) {
            findings.warning(
                    "/endsOn",
                    "DURATION_EXCEEDS_RULE",
                    "A pre-project is granted for at most " + call.rules().preProjectMaxMonths() + " months.");
        }
    }

    private void sections() {
        form.sections().required().forEach((name, text) -> {
            boolean inTable =
                    name.equals("expectedBenefits") && !form.benefits().isEmpty();
            if (isBlank(text) && !inTable) {
                findings.error("/sections/" + name, "SECTION_MISSING", "This part of the form is empty.");
            }
        });
        form.sections().contributions().forEach((name, text) -> {
            if (isBlank(text)) {
                findings.warning(
                        "/sections/" + name, "CONTRIBUTION_NOT_STATED", "It is not said what this side contributes.");
            }
        });
        form.sections().whereRelevant().forEach((name, answer) -> {
            if (answer == null || answer.relevant() == null) {
                findings.warning(
                        "/sections/" + name, "RELEVANCE_NOT_STATED", "It is not said whether this is relevant.");
            } else if (answer.relevant() && isBlank(answer.text())) {
                findings.error(
                        "/sections/" + name + "/text", "SECTION_MISSING", "It is relevant, but nothing is said.");
            }
        });
    }

    private void choices() {
        Set<String> areas = call.priorityAreaCodes();
        List<ChosenPriorityArea> chosen = form.priorityAreas();
        unknown(
                "/priorityAreas/%d/code",
                chosen.stream().map(ChosenPriorityArea::code).toList(),
                code -> !areas.contains(code),
                "The call has no such priority area.");
        Set<String> criteria = call.criterionCodes();
        unknown("/criteria/%d", form.criteria(), code -> !criteria.contains(code), "The call has no such criterion.");
    }

    private void unknown(String pointer, List<String> codes, Predicate<String> isUnknown, String message) {
        for (int i = 0; i < codes.size(); i++) {
            if (isUnknown.test(codes.get(i))) {
                findings.error(pointer.formatted(i), "CODE_UNKNOWN", message);
            }
        }
    }

    private OrganisationKind kindOf(UUID organisationId) {
        Organisation organisation = organisationId == null ? null : organisations.get(organisationId);
        return organisation == null ? null : organisation.kind();
    }

    private String nameOf(UUID organisationId) {
        Organisation organisation = organisations.get(organisationId);
        return organisation == null ? "A party" : organisation.name();
    }

    private static String words(OrganisationKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static boolean same(String one, String other) {
        return !isBlank(one) && !isBlank(other) && one.strip().equalsIgnoreCase(other.strip());
    }

    private static boolean isBlank(String text) {
        return Objects.requireNonNullElse(text, "").isBlank();
    }
}
