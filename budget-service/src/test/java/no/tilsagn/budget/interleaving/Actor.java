package no.tilsagn.budget.interleaving;

import java.sql.Connection;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.postgresql.PGConnection;

/** A thread whose every step towards the database waits until it is its turn. */
final class Actor {
    enum State {
        RUNNING,
        AT_GATE,
        FINISHED
    }

    private static final ThreadLocal<Actor> CURRENT = new ThreadLocal<>();

    private final Semaphore turns = new Semaphore(0);
    private final Thread thread;
    private volatile State state = State.RUNNING;
    private volatile Object result;
    private volatile Exception failure;
    private volatile int backend;

    Actor(String name, Callable<?> work) {
        thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> run(work));
    }

    /** The actor that runs on this thread, or null. */
    static Actor current() {
        return CURRENT.get();
    }

    private void run(Callable<?> work) {
        CURRENT.set(this);
        try {
            result = work.call();
        } catch (Exception e) {
            failure = e;
        } finally {
            CURRENT.remove();
            state = State.FINISHED;
        }
    }

    void start() {
        thread.start();
    }

    /** Called on the actor's own thread before a step. */
    void awaitTurn() {
        state = State.AT_GATE;
        turns.acquireUninterruptibly();
    }

    void uses(Connection connection) {
        try {
            backend = connection.unwrap(PGConnection.class).getBackendPID();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets the actor take one step. */
    void step() {
        state = State.RUNNING;
        turns.release();
    }

    State state() {
        return state;
    }

    int backend() {
        return backend;
    }

    Outcome outcome() {
        return new Outcome(result, failure);
    }
}
