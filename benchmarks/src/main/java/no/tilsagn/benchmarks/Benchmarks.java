package no.tilsagn.benchmarks;

import java.util.List;

/** {@code memory}, {@code propagation}, {@code gateway}; all of them when none is named. */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        List<String> chosen = arguments.length == 0 ? List.of("memory", "propagation", "gateway") : List.of(arguments);
        System.out.printf(
                "machine: %d processors, Java %s, %s %s%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                System.getProperty("os.name"),
                System.getProperty("os.version"));
        for (String benchmark : chosen) {
            switch (benchmark) {
                case "memory" -> new Memory().run();
                case "propagation" -> new Propagation().run();
                case "gateway" -> new GatewayThroughput().run();
                default -> throw new IllegalArgumentException("There is no benchmark " + benchmark);
            }
        }
    }
}
