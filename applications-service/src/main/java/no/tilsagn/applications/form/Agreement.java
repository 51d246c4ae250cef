package no.tilsagn.applications.form;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import no.tilsagn.api.Lines;

/**
 * The parties' agreement on applying together.
 *
 * @param note what the form says in words
 */
@Introspected
public record Agreement(
        @Nullable LocalDate signedOn,
        @Nullable Evidence evidence,

        @Nullable @Size(max = 2_000) @Pattern(regexp = Lines.MANY)
        String note) {

    public enum Evidence {
        SIGNED,
        ELECTRONIC_CONFIRMATION,
        ATTACHED_UNDATED
    }

    /** What there is to show for it, a date alone standing for a signature; null when there is nothing. */
    public @Nullable Evidence attested() {
        return evidence == null && signedOn != null ? Evidence.SIGNED : evidence;
    }
}
