package no.tilsagn.applications.form;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import no.tilsagn.api.Lines;

/** A person to ask, on behalf of an organisation. Personal data: reading it leaves a trace. */
@Introspected
public record Contact(
        @Nullable UUID organisationId,

        @Nullable @Size(max = 200) @Pattern(regexp = Lines.ONE)
        String name,

        @Nullable @Size(max = 200) @Pattern(regexp = Lines.ONE)
        String title,

        @Nullable @Email(message = "Use an e-mail address.") @Size(max = 254)
        String email) {}
