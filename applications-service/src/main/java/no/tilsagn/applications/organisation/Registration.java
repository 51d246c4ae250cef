package no.tilsagn.applications.organisation;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import no.tilsagn.api.FieldError;

/** New organisations held against the register and against each other; a row may name an earlier one as predecessor. */
final class Registration {
    private final List<NewOrganisation> rows;
    private final Map<String, Organisation> known = new HashMap<>();

    Registration(OrganisationRepository register, List<NewOrganisation> rows) {
        this.rows = rows;
        Set<String> references = new HashSet<>();
        for (NewOrganisation row : rows) {
            references.addAll(row.predecessors());
            Stream.of(numberOf(row), row.municipalityCode())
                    .filter(Objects::nonNull)
                    .forEach(references::add);
        }
        if (!references.isEmpty()) {
            register.findByOrganisationNumberIn(references).forEach(this::know);
            register.findByMunicipalityCodeIn(references).forEach(this::know);
        }
    }

    /** Nine digits, or null when the row has none or none that holds. */
    @Nullable
    String numberOf(NewOrganisation row) {
        return row.organisationNumber() == null
                ? null
                : OrganisationNumber.normalise(row.organisationNumber()).orElse(null);
    }

    Organisation predecessor(String reference) {
        return known.get(reference);
    }

    void know(Organisation organisation) {
        Stream.of(organisation.organisationNumber(), organisation.municipalityCode())
                .filter(Objects::nonNull)
                .forEach(reference -> known.put(reference, organisation));
    }

    /** What is wrong, row by row. */
    List<FieldError> errors(IntFunction<String> pointerOfRow) {
        Set<String> taken = new HashSet<>(known.keySet());
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            check(rows.get(i), pointerOfRow.apply(i), taken, errors);
        }
        return errors;
    }

    private void check(NewOrganisation row, String pointer, Set<String> taken, List<FieldError> errors) {
        String number = numberOf(row);
        if (row.organisationNumber() != null && number == null) {
            errors.add(new FieldError(
                    pointer + "/organisationNumber",
                    "ORGANISATION_NUMBER_INVALID",
                    "An organisation number has nine digits, the last by modulus 11."));
        }
        for (int i = 0; i < row.predecessors().size(); i++) {
            if (!taken.contains(row.predecessors().get(i))) {
                errors.add(new FieldError(
                        pointer + "/predecessors/" + i, "ORGANISATION_UNKNOWN", "No organisation has this code."));
            }
        }
        if (number != null && !taken.add(number)) {
            errors.add(
                    new FieldError(pointer + "/organisationNumber", "DUPLICATE", "This organisation is registered."));
        }
        if ((row.kind() == OrganisationKind.MUNICIPALITY) != (row.municipalityCode() != null)) {
            errors.add(new FieldError(
                    pointer + "/municipalityCode",
                    "MUNICIPALITY_CODE_MISPLACED",
                    "A municipality has a code of four digits, and nobody else has."));
        } else if (row.municipalityCode() != null && !taken.add(row.municipalityCode())) {
            errors.add(new FieldError(
                    pointer + "/municipalityCode", "DUPLICATE", "A code is given once and never used again."));
        }
        if (row.validTo() != null && !row.validTo().isAfter(row.validFrom())) {
            errors.add(new FieldError(pointer + "/validTo", "DATES_REVERSED", "It ends after it begins."));
        }
    }
}
