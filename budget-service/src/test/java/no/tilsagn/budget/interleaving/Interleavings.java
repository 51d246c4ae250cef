package no.tilsagn.budget.interleaving;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import no.tilsagn.backends.Postgres;

/**
 * Explores every order in which transactions can take their steps, each on a world of its own.
 *
 * <p>A run follows a list of choices: which actor that can take a step takes it. An actor that waits for a lock of another
 * can't, until the other lets go. Where a run had a choice, later runs take the other ones, until none is left.
 */
public final class Interleavings {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Postgres.Database database;

    public Interleavings(Postgres.Database database) {
        this.database = database;
    }

    /**
     * A world in which actors meet.
     *
     * @param actors each does its work in a transaction of its own
     * @param check is given their outcomes, in the same order, once all have finished
     */
    public record Meeting(List<Callable<?>> actors, Consumer<List<Outcome>> check) {}

    private record Choice(int taken, int alternatives) {}

    /** @return how many interleavings there are */
    public int explore(Supplier<Meeting> worlds) {
        return explore(worlds, Integer.MAX_VALUE);
    }

    /**
     * @param overtakings how often in a run an actor goes ahead of one that could have gone on; where one has finished or
     *     waits for a lock, another always may
     * @return how many such interleavings there are
     */
    public int explore(Supplier<Meeting> worlds, int overtakings) {
        try (Connection observer = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            List<Choice> path = List.of();
            int runs = 0;
            do {
                path = run(worlds.get(), overtakings, path, observer);
                runs++;
                path = next(path);
            } while (path != null);
            return runs;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Choice> run(Meeting meeting, int overtakings, List<Choice> prefix, Connection observer)
            throws SQLException {
        List<Actor> actors = new ArrayList<>();
        for (Callable<?> work : meeting.actors()) {
            actors.add(new Actor("actor-" + actors.size(), work));
        }
        actors.forEach(Actor::start);
        List<Choice> path = new ArrayList<>();
        StringBuilder order = new StringBuilder();
        Actor previous = null;
        int overtaken = 0;
        for (List<Actor> ready = settled(actors, observer); !ready.isEmpty(); ready = settled(actors, observer)) {
            List<Actor> candidates = candidates(ready, previous, overtaken < overtakings);
            int taken = path.size() < prefix.size() ? prefix.get(path.size()).taken() : 0;
            path.add(new Choice(taken, candidates.size()));
            Actor next = candidates.get(taken);
            overtaken += ready.contains(previous) && next != previous ? 1 : 0;
            order.append(actors.indexOf(next));
            next.step();
            previous = next;
        }
        try {
            meeting.check().accept(actors.stream().map(Actor::outcome).toList());
        } catch (AssertionError e) {
            throw new AssertionError("In the order " + order + ": " + e.getMessage(), e);
        }
        return path;
    }

    /** Who may take the next step, first of all the one that took the last. */
    private static List<Actor> candidates(List<Actor> ready, Actor previous, boolean mayOvertake) {
        if (!ready.contains(previous)) {
            return ready;
        }
        List<Actor> candidates = new ArrayList<>(List.of(previous));
        if (mayOvertake) {
            ready.stream().filter(actor -> actor != previous).forEach(candidates::add);
        }
        return candidates;
    }

    /** The path to the next run: the last choice that has an alternative left takes it. */
    private static List<Choice> next(List<Choice> path) {
        for (int last = path.size() - 1; last >= 0; last--) {
            Choice choice = path.get(last);
            if (choice.taken() + 1 < choice.alternatives()) {
                List<Choice> next = new ArrayList<>(path.subList(0, last));
                next.add(new Choice(choice.taken() + 1, choice.alternatives()));
                return next;
            }
        }
        return null;
    }

    /**
     * Waits until every actor is at its gate, has finished or waits for a lock; those at a gate can take a step. When all
     * that have not finished wait for each other, PostgreSQL ends it.
     */
    private static List<Actor> settled(List<Actor> actors, Connection observer) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            // both before asking for locks: who is not running any more has let go of them
            List<Actor> running = in(Actor.State.RUNNING, actors);
            List<Actor> ready = in(Actor.State.AT_GATE, actors);
            boolean settled = true;
            for (Actor actor : running) {
                settled &= waitsForLock(actor, observer);
            }
            if (settled && (!ready.isEmpty() || running.isEmpty())) {
                return ready;
            }
            Thread.onSpinWait();
        }
        throw new IllegalStateException("The actors did not settle");
    }

    private static List<Actor> in(Actor.State state, List<Actor> actors) {
        return actors.stream().filter(actor -> actor.state() == state).toList();
    }

    private static boolean waitsForLock(Actor actor, Connection observer) throws SQLException {
        try (PreparedStatement query = observer.prepareStatement("select cardinality(pg_blocking_pids(?)) > 0")) {
            query.setInt(1, actor.backend());
            var row = query.executeQuery();
            row.next();
            return row.getBoolean(1);
        }
    }
}
