package no.tilsagn.check;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The program: {@code check [file of properties]}. Exit code 0 when the platform agrees with itself, 1 when it does not, 2
 * when it could not be read.
 */
public final class Check {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int SHOWN_OF_EACH = 5;

    private Check() {}

    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path file = arguments.length == 0 ? null : Path.of(arguments[0]);
        try {
            List<Difference> differences = differences(Connections.read(file, System.getenv()), Facts.all());
            System.exit(tell(differences, out) ? 0 : 1);
        } catch (CannotCheck e) {
            out.println(e.getMessage());
            System.exit(2);
        }
    }

    private static List<Difference> differences(Connections connections, List<Fact> facts) throws InterruptedException {
        try (Topics topics = Topics.at(connections.required("kafka"));
                Api api = Api.of(connections)) {
            return new Judgement(facts, () -> Platform.at(connections, topics, api)).after(PATIENCE);
        }
    }

    private static boolean tell(List<Difference> differences, PrintStream out) {
        Judgement.firstOfEach(differences, SHOWN_OF_EACH).forEach(out::println);
        out.println(
                differences.isEmpty()
                        ? "The platform agrees with itself: %d facts hold."
                                .formatted(Facts.all().size())
                        : "The platform does not agree with itself: %d differences.".formatted(differences.size()));
        return differences.isEmpty();
    }
}
