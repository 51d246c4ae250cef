package no.tilsagn.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micronaut.http.HttpStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * The body of every refusal (RFC 9457).
 *
 * @param code stable; decide on this one
 * @param traceId give this to whoever runs Tilsagn
 * @param extensions members of their own, such as {@code remaining}
 */
@Schema(name = "Problem", description = "Why the request was refused (RFC 9457); decide on code")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "traceId", "errors"})
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String traceId,
        List<FieldError> errors,
        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> extensions) {

    static final String MEDIA_TYPE = "application/problem+json";

    static ProblemDocument of(Problem problem, String traceId) {
        return new ProblemDocument(
                typeOf(problem.code()),
                problem.status().getReason(),
                problem.status().getCode(),
                problem.getMessage(),
                problem.code(),
                traceId,
                problem.errors(),
                problem.extensions());
    }

    static ProblemDocument of(HttpStatus status, String code, String detail, String traceId) {
        return new ProblemDocument(
                typeOf(code), status.getReason(), status.getCode(), detail, code, traceId, List.of(), Map.of());
    }

    private static String typeOf(String code) {
        return "/problems/" + code.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
