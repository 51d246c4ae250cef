package no.tilsagn.api;

import io.micronaut.http.HttpStatus;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A refusal, answered as {@code application/problem+json} (RFC 9457) with a stable code and nothing half done. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient HttpStatus status;
    private final String code;
    private final transient Map<String, Object> extensions = new LinkedHashMap<>();
    private transient List<FieldError> errors = List.of();

    private Problem(HttpStatus status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** 400: the request cannot be understood at {@code pointer}. */
    public static Problem malformed(String pointer, String code, String message) {
        return new Problem(HttpStatus.BAD_REQUEST, code, message)
                .withErrors(List.of(new FieldError(pointer, code, message)));
    }

    /** 401: nobody, or nobody we can trust, is calling. */
    public static Problem unauthorized() {
        return new Problem(HttpStatus.UNAUTHORIZED, "UNAUTHORIZED", "Send a valid bearer token.");
    }

    /** 403: the caller may know of this, but not do it. */
    public static Problem forbidden(String code, String detail) {
        return new Problem(HttpStatus.FORBIDDEN, code, detail);
    }

    /** 404: there is no such thing, or the caller may not know of it. */
    public static Problem notFound(String what) {
        return new Problem(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such " + what + ".");
    }

    /** 409: the command does not fit the state; the answer names the state and the commands that do fit. */
    public static Problem illegalState(String state, Collection<String> allowedCommands) {
        return new Problem(HttpStatus.CONFLICT, "ILLEGAL_STATE", "This is not possible in the state " + state + ".")
                .with("state", state)
                .with("allowedCommands", List.copyOf(allowedCommands));
    }

    /** 409 for another reason than a life cycle. */
    public static Problem conflict(String code, String detail) {
        return new Problem(HttpStatus.CONFLICT, code, detail);
    }

    /** 412: somebody else has changed it since the caller read it. */
    public static Problem staleVersion() {
        return new Problem(
                HttpStatus.PRECONDITION_FAILED,
                "STALE_VERSION",
                "It has been changed since you read it: read it again and repeat your change.");
    }

    /** 415: the body is of a kind that is not read here. */
    public static Problem unsupportedMediaType(String detail) {
        return new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE", detail);
    }

    /** 422: understood, but against a rule. */
    public static Problem ruleBroken(String code, String detail) {
        return new Problem(HttpStatus.UNPROCESSABLE_ENTITY, code, detail);
    }

    /** 428: a change must say which version it changes. */
    public static Problem versionRequired() {
        return new Problem(
                HttpStatus.PRECONDITION_REQUIRED,
                "IF_MATCH_REQUIRED",
                "Send If-Match with the ETag you read, or * to change whatever is there.");
    }

    /** 503: not now; the answer says when to come back. */
    public static Problem unavailable(String why) {
        return new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "SERVICE_UNAVAILABLE",
                why + " Repeat the request, a POST with the same Idempotency-Key.");
    }

    /** Any other status, for the gateway and for infrastructure. */
    public static Problem of(HttpStatus status, String code, String detail) {
        return new Problem(status, code, detail);
    }

    /** Adds a member to the problem document, such as {@code remaining}. */
    public Problem with(String extension, Object value) {
        extensions.put(extension, value);
        return this;
    }

    public Problem withErrors(List<FieldError> fieldErrors) {
        errors = List.copyOf(fieldErrors);
        return this;
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<FieldError> errors() {
        return errors;
    }

    Map<String, Object> extensions() {
        return extensions;
    }
}
