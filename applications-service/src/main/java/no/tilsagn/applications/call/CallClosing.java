package no.tilsagn.applications.call;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Looks every second of real time for calls that the domain clock has closed. */
@Singleton
class CallClosing {
    private final Calls calls;

    CallClosing(Calls calls) {
        this.calls = calls;
    }

    @Scheduled(fixedDelay = "1s", initialDelay = "1s")
    void sweep() {
        calls.announceClosings();
    }
}
