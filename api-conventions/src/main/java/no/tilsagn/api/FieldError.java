package no.tilsagn.api;

/**
 * What is wrong with one field of a request.
 *
 * @param pointer JSON pointer into the body, such as {@code /budget/lines/2/amount}; empty for the whole body
 * @param code stable, for programs
 * @param message one sentence, for people
 */
public record FieldError(String pointer, String code, String message) {}
