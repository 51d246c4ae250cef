package no.tilsagn.check;

import java.util.Iterator;
import java.util.Objects;
import no.tilsagn.check.Database.Row;
import org.jspecify.annotations.Nullable;

/** Compares what two databases tell of the same things, row by row in the order of their keys, whatever their number. */
final class Agreement {
    private final Fact.Side first;
    private final Fact.Side second;
    private final Fact.Findings findings;

    private Agreement(Fact.Side first, Fact.Side second, Fact.Findings findings) {
        this.first = first;
        this.second = second;
        this.findings = findings;
    }

    static void between(Platform platform, Fact.Side first, Fact.Side second, Fact.Findings findings) {
        try (var left = platform.database(first.service()).rows(inOrder(first));
                var right = platform.database(second.service()).rows(inOrder(second))) {
            new Agreement(first, second, findings).compare(left.iterator(), right.iterator());
        }
    }

    private static String inOrder(Fact.Side side) {
        return "select * from (" + side.sql() + ") side order by key collate \"C\"";
    }

    private void compare(Iterator<Row> left, Iterator<Row> right) {
        Row a = next(left);
        Row b = next(right);
        while (a != null || b != null) {
            int order = a == null ? 1 : b == null ? -1 : a.text("key").compareTo(b.text("key"));
            if (order < 0) {
                missing(a, second.service(), first.service());
            } else if (order > 0) {
                missing(b, first.service(), second.service());
            } else {
                compare(a, b);
            }
            if (order <= 0) {
                a = next(left);
            }
            if (order >= 0) {
                b = next(right);
            }
        }
    }

    private void compare(Row a, Row b) {
        for (String column : a.columns()) {
            if (!Objects.equals(a.value(column), b.value(column))) {
                findings.add(
                        a.text("key"),
                        "%s is %s in %s and %s in %s"
                                .formatted(
                                        column,
                                        a.value(column),
                                        first.service().title(),
                                        b.value(column),
                                        second.service().title()));
            }
        }
    }

    private void missing(Row row, Service where, Service there) {
        findings.add(row.text("key"), "not in %s, but in %s".formatted(where.title(), there.title()));
    }

    private static @Nullable Row next(Iterator<Row> rows) {
        return rows.hasNext() ? rows.next() : null;
    }
}
