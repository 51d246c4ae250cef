package no.tilsagn.api;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.micronaut.aop.Around;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * An endpoint that honours {@code Idempotency-Key} (1 to 128 visible characters, per caller, kept for seven days): a
 * repeat gets the first answer and has no second effect. The key is stored in the transaction of the command, so a
 * refused or failed command leaves none. The same key with another request is 422 {@code IDEMPOTENCY_KEY_REUSED}. An
 * endpoint that takes no body refuses one, see {@link UnaskedBody}.
 */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
@Around
@Parameter(
        in = ParameterIn.HEADER,
        name = "Idempotency-Key",
        description = "Makes a repeat of this request harmless: it gets the first answer",
        schema = @Schema(type = "string", minLength = 1, maxLength = 128))
public @interface Idempotent {}
