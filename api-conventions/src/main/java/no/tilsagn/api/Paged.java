package no.tilsagn.api;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Describes the query parameters that {@link Paging} reads. */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
@Parameter(
        in = ParameterIn.QUERY,
        name = "limit",
        description = "How many items at most",
        schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "cursor",
        description = "Where to go on: what the list gave as next",
        schema = @Schema(type = "string"))
public @interface Paged {}
