package no.tilsagn.contracts.applications;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who assesses, ranks or decides has said whether he or she is impartial to an application; the latest
 * declaration of a person counts.
 *
 * @param subject the person's {@code sub} in the tokens
 */
public record ImpartialityDeclared(
        UUID applicationId,
        UUID callId,
        String healthCommunity,
        String subject,
        boolean conflicted,
        @Nullable String reason) {
    public static final String TYPE = "no.tilsagn.applications.impartiality-declared.v1";
}
