package no.tilsagn.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What differs at every look. While people work, something is always on its way between two services: it differs at one look
 * and agrees at a later one. What is wrong stays wrong.
 */
final class Judgement {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final List<Fact> facts;
    private final Supplier<Platform> look;

    Judgement(List<Fact> facts, Supplier<Platform> look) {
        this.facts = facts;
        this.look = look;
    }

    /** Looks until everything agrees, at the longest as long as the patience lasts, and twice in any case. */
    List<Difference> after(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Map<String, Difference> lasting = differences();
        boolean looked = false;
        while (!lasting.isEmpty() && (!looked || System.nanoTime() < end)) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
            Map<String, Difference> now = differences();
            lasting.keySet().retainAll(now.keySet());
            lasting.replaceAll((identity, _) -> now.get(identity));
            looked = true;
        }
        return List.copyOf(lasting.values());
    }

    /** At one look, by fact and subject: the figures of what is wrong may move. */
    private Map<String, Difference> differences() {
        Map<String, Difference> found = new LinkedHashMap<>();
        try (Platform platform = look.get()) {
            for (Fact fact : facts) {
                fact.examine(
                        platform, difference -> found.put(difference.fact() + " " + difference.subject(), difference));
            }
        }
        return found;
    }

    /** The first differences of each fact, so that one great fault does not hide the others. */
    static List<Difference> firstOfEach(Collection<Difference> all, int most) {
        Map<String, Integer> shown = new LinkedHashMap<>();
        List<Difference> first = new ArrayList<>();
        for (Difference difference : all) {
            if (shown.merge(difference.fact(), 1, Integer::sum) <= most) {
                first.add(difference);
            }
        }
        return first;
    }
}
