package no.tilsagn.applications.organisation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import no.tilsagn.api.FieldError;

/** New organisations held against the register and against each other; a row may name an earlier one as predecessor. */
final class Registration {
    private final List<NewOrganisation> rows;
    private final Map<String, Organisation> known = new HashMap<>();
    private final Set<String> healthCommunities;

    Registration(OrganisationRepository register, List<NewOrganisation> rows) {
        this.rows = rows;
        healthCommunities = new TreeSet<>(register.healthCommunities());
        rows.stream()
                .filter(row -> row.kind() == OrganisationKind.HEALTH_COMMUNITY && row.healthCommunity() != null)
                .forEach(row -> healthCommunities.add(row.healthCommunity()));
        Set<String> references = new HashSet<>();
        for (NewOrganisation row : rows) {
            references.addAll(row.predecessors());
            Stream.of(row.nineDigits(), row.municipalityCode())
                    .filter(Objects::nonNull)
                    .forEach(references::add);
        }
        if (!references.isEmpty()) {
            register.findByOrganisationNumberIn(references).forEach(this::know);
            register.findByMunicipalityCodeIn(references).forEach(this::know);
            register.findByIdIn(ids(references)).forEach(this::know);
        }
    }

    private static List<UUID> ids(Set<String> references) {
        return references.stream()
                .filter(reference -> reference.contains("-"))
                .map(UUID::fromString)
                .toList();
    }

    Organisation predecessor(String reference) {
        return known.get(reference);
    }

    void know(Organisation organisation) {
        know(organisation, known);
    }

    private static void know(Organisation organisation, Map<String, Organisation> known) {
        Stream.of(organisation.id().toString(), organisation.organisationNumber(), organisation.municipalityCode())
                .filter(Objects::nonNull)
                .forEach(reference -> known.merge(reference, organisation, Registration::later));
    }

    /** A number that was passed on stands for its latest holder. */
    private static Organisation later(Organisation one, Organisation other) {
        return other.validFrom().isBefore(one.validFrom()) ? one : other;
    }

    /** What is wrong, row by row. */
    List<FieldError> errors(IntFunction<String> pointerOfRow) {
        Map<String, Organisation> taken = new HashMap<>(known);
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            NewOrganisation row = rows.get(i);
            check(row, pointerOfRow.apply(i), taken, errors);
            checkHealthCommunity(row, pointerOfRow.apply(i), errors);
            row.predecessors().stream()
                    .map(taken::get)
                    .filter(Objects::nonNull)
                    .forEach(predecessor -> know(predecessor.endingOn(row.validFrom()), taken));
            know(row.registered(UUID.randomUUID()), taken);
        }
        return errors;
    }

    private static void check(
            NewOrganisation row, String pointer, Map<String, Organisation> taken, List<FieldError> errors) {
        checkPredecessors(row, pointer, taken, errors);
        String number = row.nineDigits();
        if (row.organisationNumber() != null && number == null) {
            errors.add(new FieldError(
                    pointer + "/organisationNumber",
                    "ORGANISATION_NUMBER_INVALID",
                    "An organisation number has nine digits, the last by modulus 11."));
        }
        if (number != null && taken.containsKey(number) && !leaves(taken.get(number), row, taken)) {
            errors.add(new FieldError(
                    pointer + "/organisationNumber",
                    "DUPLICATE",
                    "This number is another's, who can leave it to a successor only."));
        }
        if ((row.kind() == OrganisationKind.MUNICIPALITY) != (row.municipalityCode() != null)) {
            errors.add(new FieldError(
                    pointer + "/municipalityCode",
                    "MUNICIPALITY_CODE_MISPLACED",
                    "A municipality has a code of four digits, and nobody else has."));
        } else if (row.municipalityCode() != null && taken.containsKey(row.municipalityCode())) {
            errors.add(new FieldError(
                    pointer + "/municipalityCode", "DUPLICATE", "A code is given once and never used again."));
        }
        if (row.validTo() != null && !row.validTo().isAfter(row.validFrom())) {
            errors.add(new FieldError(pointer + "/validTo", "DATES_REVERSED", "It ends after it begins."));
        }
    }

    /** Whether the holder of a number is gone when the row begins, and replaced by it. */
    private static boolean leaves(Organisation holder, NewOrganisation row, Map<String, Organisation> taken) {
        boolean replaced = row.predecessors().stream().map(taken::get).anyMatch(holder::equals);
        return replaced && (holder.validTo() == null || !holder.validTo().isAfter(row.validFrom()));
    }

    private void checkHealthCommunity(NewOrganisation row, String pointer, List<FieldError> errors) {
        if (row.healthCommunity() != null && !healthCommunities.contains(row.healthCommunity())) {
            errors.add(new FieldError(
                    pointer + "/healthCommunity",
                    "HEALTH_COMMUNITY_UNKNOWN",
                    "Use one of " + String.join(", ", healthCommunities) + "."));
        }
    }

    private static void checkPredecessors(
            NewOrganisation row, String pointer, Map<String, Organisation> taken, List<FieldError> errors) {
        Set<UUID> replaced = new HashSet<>();
        for (int i = 0; i < row.predecessors().size(); i++) {
            Organisation predecessor = taken.get(row.predecessors().get(i));
            String place = pointer + "/predecessors/" + i;
            if (predecessor == null) {
                errors.add(
                        new FieldError(place, "ORGANISATION_UNKNOWN", "No organisation has this id, code or number."));
            } else if (!replaced.add(predecessor.id())) {
                errors.add(new FieldError(place, "DUPLICATE", "It replaces an organisation once."));
            } else if (!row.validFrom().isAfter(predecessor.validFrom())) {
                errors.add(new FieldError(
                        pointer + "/validFrom", "DATES_REVERSED", "It begins after what it replaces has begun."));
            }
        }
    }
}
