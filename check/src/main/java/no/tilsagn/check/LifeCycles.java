package no.tilsagn.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The drawings of docs/life-cycles.md, which the tests of the services hold to the tables in their code. */
final class LifeCycles {
    private static final Pattern HEADING = Pattern.compile("## (.+)");
    private static final Pattern ARROW = Pattern.compile("\\s+(\\w+) --> (\\w+): (\\w+).*");

    private final Map<String, Drawing> byTitle = new HashMap<>();

    /** The arrows of one life cycle. */
    static final class Drawing {
        private final Map<String, String> nextByStep = new HashMap<>();

        /** The state after a command, or null when the state has no arrow for it. */
        @Nullable
        String after(String state, String command) {
            return nextByStep.get(state + " " + command);
        }

        boolean allows(String from, String to) {
            return nextByStep.entrySet().stream()
                    .anyMatch(step -> step.getKey().startsWith(from + " ")
                            && step.getValue().equals(to));
        }
    }

    static LifeCycles drawn() {
        try (InputStream text = LifeCycles.class.getResourceAsStream("/life-cycles.md")) {
            if (text == null) {
                throw new IllegalStateException("The drawings are not in the jar");
            }
            return read(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("The drawings can't be read", e);
        }
    }

    private static LifeCycles read(String page) {
        LifeCycles cycles = new LifeCycles();
        Drawing current = new Drawing();
        for (String line : page.lines().toList()) {
            Matcher heading = HEADING.matcher(line);
            Matcher arrow = ARROW.matcher(line);
            if (heading.matches()) {
                current = new Drawing();
                cycles.byTitle.put(heading.group(1), current);
            } else if (arrow.matches()) {
                current.nextByStep.put(arrow.group(1) + " " + arrow.group(3), arrow.group(2));
            }
        }
        return cycles;
    }

    Drawing of(String title) {
        Drawing drawing = byTitle.get(title);
        if (drawing == null) {
            throw new IllegalArgumentException("There is no drawing of " + title);
        }
        return drawing;
    }
}
