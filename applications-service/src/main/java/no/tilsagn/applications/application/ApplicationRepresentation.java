package no.tilsagn.applications.application;

import io.swagger.v3.oas.annotations.media.Schema;

/** An application as far as the reader may see it. */
@Schema(
        description =
                "All of it, a summary in lists, or the public part for supporters and for those who declared a conflict of interest",
        oneOf = {ApplicationView.class, ApplicationSummary.class, PublicApplication.class})
sealed interface ApplicationRepresentation permits ApplicationView, ApplicationSummary, PublicApplication {
    long version();
}
