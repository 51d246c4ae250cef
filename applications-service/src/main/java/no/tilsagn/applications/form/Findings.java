package no.tilsagn.applications.form;

import java.util.ArrayList;
import java.util.List;
import no.tilsagn.api.FieldError;

/** Collects what the checks find. */
final class Findings {
    private final List<FieldError> errors = new ArrayList<>();
    private final List<FieldError> warnings = new ArrayList<>();

    void error(String pointer, String code, String message) {
        errors.add(new FieldError(pointer, code, message));
    }

    void warning(String pointer, String code, String message) {
        warnings.add(new FieldError(pointer, code, message));
    }

    CompletenessReport report() {
        return new CompletenessReport(errors.isEmpty(), List.copyOf(errors), List.copyOf(warnings));
    }
}
