package no.tilsagn.benchmarks;

import java.util.List;

/** What the four services hold in memory just now: run it after the demo round. */
final class Memory {
    private static final List<String> SERVICES =
            List.of("applications-service", "budget-service", "followup-service", "gateway");

    void run() {
        long total = 0;
        System.out.println("memory: resident");
        for (String service : SERVICES) {
            long kilobytes = Platform.residentKilobytesOf(service);
            total += kilobytes;
            System.out.printf("  %-21s %4d MB%n", service, kilobytes / 1024);
        }
        System.out.printf("  %-21s %4d MB%n", "together", total / 1024);
    }
}
