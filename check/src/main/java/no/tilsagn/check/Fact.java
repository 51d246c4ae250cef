package no.tilsagn.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Something that ought to be true of the platform. */
public interface Fact {

    /** A statement in a few words, joined by hyphens: {@code every-award-has-its-letter}. */
    String name();

    /** Tells all that contradicts it. */
    void examine(Platform platform, Consumer<Difference> differences);

    /** A fact that its own code examines. */
    static Fact of(String name, Examination examination) {
        return new Fact() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void examine(Platform platform, Consumer<Difference> differences) {
                examination.examine(
                        platform, (subject, what) -> differences.accept(new Difference(name, subject, what)));
            }
        };
    }

    /**
     * That a query of one database finds nothing.
     *
     * @param sql with the columns {@code subject} and {@code what}
     */
    static Fact none(String name, Service service, String sql) {
        return of(
                name,
                (platform, findings) -> platform.database(service)
                        .rows(sql)
                        .forEach(row -> findings.add(row.text("subject"), row.text("what"))));
    }

    /** That the first side and the others tell the same: the same keys, and for each the same values. */
    static Fact same(String name, Side first, Side... others) {
        List<Side> readers = new ArrayList<>(Arrays.asList(others));
        return of(
                name,
                (platform, findings) ->
                        readers.forEach(reader -> Agreement.between(platform, first, reader, findings)));
    }

    /**
     * One of those who tell of the same things.
     *
     * @param sql with the column {@code key}, unique and in ASCII, and the columns to compare, named alike on all sides
     */
    record Side(Service service, String sql) {}

    /** How a fact is examined. */
    @FunctionalInterface
    interface Examination {
        void examine(Platform platform, Findings findings);
    }

    /** Where an examination says what contradicts the fact. */
    @FunctionalInterface
    interface Findings {
        void add(String subject, String what);
    }
}
