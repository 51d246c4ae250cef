package no.tilsagn.messaging;

/** The payload of the tests: the n-th of its key. */
record Tick(String key, int number) {
    static final String TYPE = "test.ticked.v1";
}
