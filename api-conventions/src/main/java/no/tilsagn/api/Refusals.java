package no.tilsagn.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.codec.CodecException;
import io.micronaut.json.JsonSyntaxException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Finds the caller's mistake in an exception that somebody wrapped. */
final class Refusals {
    private static final int MAX_CAUSES = 10;

    private Refusals() {}

    /**
     * The refusal that stands for this failure, or null when the fault is ours: JSON that can't be read is the caller's
     * mistake while a request is bound, and ours in a column or an answer.
     */
    static Problem of(Throwable failure) {
        boolean binding = false;
        boolean unreadable = false;
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++, cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            unreadable |= cause instanceof CodecException || cause instanceof JsonSyntaxException;
            binding |= unreadable || cause instanceof ConversionErrorException;
            if (binding && cause instanceof JsonProcessingException json) {
                return malformedJson(json);
            }
        }
        return unreadable ? Problem.malformed("", "MALFORMED_JSON", "The body is not well-formed JSON.") : null;
    }

    static Problem malformedJson(JsonProcessingException failure) {
        return switch (failure) {
            case InvalidAmount amount -> Problem.malformed(pointer(amount), amount.code(), amount.getOriginalMessage());
            case UnrecognizedPropertyException unknown ->
                Problem.malformed(
                        pointer(unknown), "UNKNOWN_FIELD", "There is no field " + unknown.getPropertyName() + " here.");
            case InvalidFormatException format
            when isRightType(format) ->
                Problem.malformed(pointer(format), "INVALID_VALUE", notValid(format.getTargetType(), nameOf(format)));
            case MismatchedInputException trailing
            when isTrailing(trailing) ->
                Problem.malformed("", "MALFORMED_JSON", "Something follows the JSON document.");
            case MismatchedInputException mismatch ->
                Problem.malformed(pointer(mismatch), "WRONG_TYPE", "Expected here: " + nameOf(mismatch) + ".");
            case JsonMappingException tooLarge
            when tooLarge.getCause() instanceof InputCoercionException ->
                Problem.malformed(pointer(tooLarge), "NUMBER_OUT_OF_BOUNDS", "This number is too large.");
            case JsonMappingException cutOff
            when cutOff.getCause() instanceof StreamReadException ->
                Problem.malformed("", "MALFORMED_JSON", "The body is not well-formed JSON.");
            case JsonMappingException mapping ->
                Problem.malformed(pointer(mapping), "INVALID_VALUE", "This value can't be read.");
            default -> Problem.malformed("", "MALFORMED_JSON", "The body is not well-formed JSON.");
        };
    }

    /** Why a value was refused: a code is one of a few, and those are named. */
    static String notValid(Class<?> target, String name) {
        return target.isEnum()
                ? "Use one of "
                        + Arrays.stream(target.getEnumConstants())
                                .map(constant -> ((Enum<?>) constant).name())
                                .collect(Collectors.joining(", "))
                        + "."
                : "This is not a valid " + name + ".";
    }

    /** Text is the right type for text, dates, ids and codes; the value itself is then the mistake. */
    private static boolean isRightType(InvalidFormatException failure) {
        Class<?> target = failure.getTargetType();
        boolean textExpected = !target.isPrimitive()
                && target != Boolean.class
                && !Number.class.isAssignableFrom(target)
                && target != Nok.class;
        return textExpected == failure.getValue() instanceof String;
    }

    private static boolean isTrailing(MismatchedInputException failure) {
        return failure.getOriginalMessage().startsWith("Trailing token");
    }

    private static String pointer(JsonMappingException failure) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            pointer.append('/')
                    .append(
                            step.getFieldName() == null
                                    ? String.valueOf(step.getIndex())
                                    : escaped(step.getFieldName()));
        }
        return pointer.toString();
    }

    /** A field's name as a step of a JSON pointer (RFC 6901). */
    static String escaped(String fieldName) {
        return fieldName.replace("~", "~0").replace("/", "~1");
    }

    private static String nameOf(MismatchedInputException failure) {
        Class<?> target = failure.getTargetType();
        if (target == null) {
            return "value";
        }
        if (target == Nok.class) {
            return "number";
        }
        return switch (target.getSimpleName()) {
            case "LocalDate" -> "date (2025-03-01)";
            case "LocalDateTime" -> "local date-time (2025-03-01T23:59:59)";
            case "Instant", "OffsetDateTime" -> "instant (2025-03-01T12:00:00Z)";
            case "UUID" -> "id";
            case "String" -> "text";
            case "int", "Integer", "long", "Long" -> "whole number";
            case "boolean", "Boolean" -> "true or false";
            default ->
                target.isEnum()
                        ? "code"
                        : target.isArray() || Iterable.class.isAssignableFrom(target) ? "list" : "object";
        };
    }
}
