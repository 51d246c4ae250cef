package no.tilsagn.backends;

/** A broker that can be made to fail. Address and data stay the same over stop and start. */
public interface Kafka extends AutoCloseable {
    /** {@code host:port}, for {@code bootstrap.servers}. */
    String bootstrapServers();

    /** Stops the broker in good order. Connections are refused from now on. */
    void stop();

    /** Starts a stopped broker and returns when it serves. */
    void start();

    /** Freezes the broker: connections stay open and nothing is answered. */
    void pause();

    /** Ends {@link #pause()}. */
    void resume();

    /** Stops the broker for good. */
    @Override
    default void close() {
        stop();
    }
}
