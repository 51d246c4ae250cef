package no.tilsagn.applications.organisation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import no.tilsagn.api.FieldError;
import no.tilsagn.api.Problem;

/** Organisations as lines of comma-separated values under the header {@value #HEADER}. */
@Singleton
class OrganisationCsv {
    static final String HEADER =
            "organisationNumber,name,kind,municipalityCode,healthCommunity,validFrom,validTo,predecessors";
    private static final String[] COLUMNS = HEADER.split(",");
    private static final int MAX_ROWS = 5_000;
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY, CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    private final Validator validator;

    OrganisationCsv(Validator validator) {
        this.validator = validator;
    }

    /**
     * @throws Problem 400 with an error for every field that can't be read, its pointer naming row (from 1) and column
     */
    List<NewOrganisation> read(String text) {
        List<String[]> lines = split(text.startsWith("\ufeff") ? text.substring(1) : text);
        if (lines.isEmpty() || !String.join(",", lines.getFirst()).equals(HEADER)) {
            throw Problem.malformed("/header", "CSV_HEADER_INVALID", "The first line is " + HEADER + ".");
        }
        if (lines.size() > MAX_ROWS + 1) {
            throw Problem.malformed("/rows", "TOO_MANY_ROWS", "At most " + MAX_ROWS + " rows at a time.");
        }
        List<FieldError> errors = new ArrayList<>();
        List<NewOrganisation> rows = new ArrayList<>();
        for (int row = 1; row < lines.size(); row++) {
            rows.add(row(lines.get(row), "/rows/" + row, errors));
        }
        if (!errors.isEmpty()) {
            throw Problem.malformed("", "CSV_INVALID", "Nothing was imported: some rows can't be read.")
                    .withErrors(errors);
        }
        return rows;
    }

    private static List<String[]> split(String text) {
        try (MappingIterator<String[]> lines = CSV.readerFor(String[].class).readValues(text)) {
            return lines.readAll();
        } catch (JsonProcessingException malformed) {
            throw Problem.malformed("", "MALFORMED_CSV", "The body is not well-formed CSV.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private NewOrganisation row(String[] fields, String pointer, List<FieldError> errors) {
        if (fields.length != COLUMNS.length) {
            errors.add(new FieldError(pointer, "CSV_COLUMNS", "A row has " + COLUMNS.length + " columns."));
            return null;
        }
        String predecessors = fields[7].strip();
        int errorsBefore = errors.size();
        NewOrganisation organisation = new NewOrganisation(
                text(fields[0]),
                fields[1].strip(),
                kind(fields[2], pointer, errors),
                text(fields[3]),
                text(fields[4]),
                date(fields[5], pointer + "/validFrom", errors),
                date(fields[6], pointer + "/validTo", errors),
                predecessors.isEmpty() ? null : List.of(predecessors.split(" +")),
                null);
        if (errors.size() == errorsBefore) {
            validator
                    .validate(organisation)
                    .forEach(violation -> errors.add(new FieldError(
                            pointer + "/"
                                    + violation.getPropertyPath().toString().replaceAll("\\[(\\d+)].*", "/$1"),
                            "INVALID_VALUE",
                            violation.getMessage())));
        }
        return organisation;
    }

    private static String text(String field) {
        return field.isBlank() ? null : field.strip();
    }

    private static OrganisationKind kind(String field, String pointer, List<FieldError> errors) {
        try {
            return OrganisationKind.valueOf(field.strip());
        } catch (IllegalArgumentException unknown) {
            errors.add(new FieldError(pointer + "/kind", "INVALID_VALUE", "There is no such kind of organisation."));
            return null;
        }
    }

    private static LocalDate date(String field, String pointer, List<FieldError> errors) {
        try {
            LocalDate date = field.isBlank() ? null : LocalDate.parse(field.strip());
            if (date == null || NewOrganisation.isWithinBounds(date)) {
                return date;
            }
        } catch (DateTimeParseException noDate) {
            // refused below, like a date that is out of all proportion
        }
        errors.add(new FieldError(pointer, "INVALID_VALUE", "This is not a valid date (2025-03-01)."));
        return null;
    }
}
