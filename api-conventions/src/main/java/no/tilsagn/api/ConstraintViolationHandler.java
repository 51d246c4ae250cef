package no.tilsagn.api;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.validation.exceptions.ConstraintExceptionHandler;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fields outside their bounds: 400 with a pointer and a code for each. */
@Singleton
@Replaces(ConstraintExceptionHandler.class)
class ConstraintViolationHandler implements ExceptionHandler<ConstraintViolationException, HttpResponse<?>> {
    private static final Pattern STANDARD_MESSAGE =
            Pattern.compile("\\{jakarta\\.validation\\.constraints\\.(\\w+)\\.message}");

    private final ProblemResponses responses;

    ConstraintViolationHandler(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    public HttpResponse<?> handle(
            @SuppressWarnings("rawtypes") HttpRequest request, ConstraintViolationException failure) {
        var errors = failure.getConstraintViolations().stream()
                .map(violation -> new FieldError(pointer(violation), code(violation), message(violation)))
                .sorted(Comparator.comparing(FieldError::pointer).thenComparing(FieldError::code))
                .toList();
        return responses.of(
                Problem.of(HttpStatus.BAD_REQUEST, "INVALID_FIELDS", "Some fields are missing or outside their bounds.")
                        .withErrors(errors));
    }

    private static String code(ConstraintViolation<?> violation) {
        return switch (standardConstraint(violation)) {
            case "NotNull", "NotBlank", "NotEmpty" -> "MISSING";
            case "Size" -> "SIZE_OUT_OF_BOUNDS";
            case "Min", "Max", "Positive", "PositiveOrZero" -> "NUMBER_OUT_OF_BOUNDS";
            case "Pattern" -> "INVALID_FORMAT";
            default -> "INVALID_VALUE";
        };
    }

    /** Name of the constraint, or empty when it brings a message of its own. */
    private static String standardConstraint(ConstraintViolation<?> violation) {
        Matcher template = STANDARD_MESSAGE.matcher(violation.getMessageTemplate());
        return template.matches() ? template.group(1) : "";
    }

    private static String message(ConstraintViolation<?> violation) {
        Map<String, Object> bounds = violation.getConstraintDescriptor().getAttributes();
        return switch (standardConstraint(violation)) {
            case "NotNull", "NotBlank", "NotEmpty" -> "This is required.";
            case "Size" -> size((int) bounds.get("min"), (int) bounds.get("max"), violation.getInvalidValue());
            case "Min" -> "Use " + bounds.get("value") + " or more.";
            case "Max" -> "Use " + bounds.get("value") + " or less.";
            case "Positive" -> "Use more than 0.";
            case "PositiveOrZero" -> "Use 0 or more.";
            case "Pattern" ->
                switch (String.valueOf(bounds.get("regexp"))) {
                    case Lines.ONE -> "Use one line, without control characters.";
                    case Lines.MANY -> "Use no control characters but line breaks and tabs.";
                    default -> "This does not have the form that is asked for here.";
                };
            default -> violation.getMessage();
        };
    }

    private static String size(int min, int max, Object value) {
        String unit = value instanceof CharSequence ? "characters" : "entries";
        return min == 0 ? "Use at most %d %s.".formatted(max, unit) : "Use %d to %d %s.".formatted(min, max, unit);
    }

    /** The path below the endpoint's method and its parameter, as a JSON pointer. */
    private static String pointer(ConstraintViolation<?> violation) {
        StringBuilder pointer = new StringBuilder();
        String parameter = null;
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            } else if (node.getKind() != ElementKind.METHOD) {
                if (node.getIndex() != null) {
                    pointer.append('/').append(node.getIndex());
                } else if (node.getKey() != null) {
                    pointer.append('/').append(node.getKey());
                }
                if (node.getKind() == ElementKind.PROPERTY) {
                    pointer.append('/').append(node.getName());
                }
            }
        }
        return pointer.isEmpty() && parameter != null ? "/" + parameter : pointer.toString();
    }
}
