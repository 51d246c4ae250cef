package no.tilsagn.api;

import java.util.List;
import java.util.function.Function;

/**
 * A bounded piece of a list.
 *
 * @param next the cursor of what follows, or null at the end
 */
public record Slice<T>(List<T> items, String next) {

    /**
     * Cuts a slice out of one row more than was asked for, which tells whether anything follows.
     *
     * @param rows up to {@code paging.limit() + 1} rows, in order
     * @param positionOf where a row stands in that order; becomes the cursor of the last row shown
     */
    public static <T> Slice<T> of(List<T> rows, Paging paging, Function<T, String> positionOf) {
        if (rows.size() <= paging.limit()) {
            return new Slice<>(List.copyOf(rows), null);
        }
        List<T> shown = List.copyOf(rows.subList(0, paging.limit()));
        return new Slice<>(shown, Paging.encode(positionOf.apply(shown.getLast())));
    }

    public <R> Slice<R> map(Function<T, R> toView) {
        return new Slice<>(items.stream().map(toView).toList(), next);
    }
}
