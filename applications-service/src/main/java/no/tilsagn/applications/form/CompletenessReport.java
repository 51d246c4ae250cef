package no.tilsagn.applications.form;

import io.micronaut.core.annotation.Introspected;
import java.util.List;
import no.tilsagn.api.FieldError;

/**
 * What the check found.
 *
 * @param complete whether it may be submitted
 * @param errors what stands in the way
 * @param warnings what those who assess it should know
 */
@Introspected
public record CompletenessReport(boolean complete, List<FieldError> errors, List<FieldError> warnings) {}
