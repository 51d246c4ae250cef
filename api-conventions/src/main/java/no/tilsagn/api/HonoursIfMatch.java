package no.tilsagn.api;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Describes the header that {@link IfMatch} reads. */
@Documented
@Retention(RUNTIME)
@Target(METHOD)
@Parameter(
        in = ParameterIn.HEADER,
        name = "If-Match",
        description = "The ETag of the version to change, or *; required to PATCH or PUT what exists",
        schema = @Schema(type = "string"))
public @interface HonoursIfMatch {}
