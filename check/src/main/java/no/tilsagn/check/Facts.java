package no.tilsagn.check;

import java.util.List;
import java.util.stream.Stream;

/** All that ought to be true. */
public final class Facts {
    private Facts() {}

    public static List<Fact> all() {
        return Stream.of(
                        MoneyFacts.all(),
                        AwardFacts.all(),
                        ReplicaFacts.all(),
                        HistoryFacts.all(),
                        EventFacts.all(),
                        ApiFacts.all())
                .flatMap(List::stream)
                .toList();
    }
}
