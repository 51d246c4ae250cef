package no.tilsagn.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.stream.Stream;

/** Tells a failure of the surroundings, which passes by itself when the same is tried again, from a fault. */
public final class Outage {
    /**
     * SQL states by prefix: connection; resources; a lock that was not to be had in time; a statement that took too long
     * or was cancelled; operator intervention; system; rollback of a serialization conflict or deadlock; a server that
     * has become read-only; a session ended because its transaction idled or lasted too long.
     */
    private static final List<String> PASSING =
            List.of("08", "53", "55P03", "57014", "57P", "58", "40", "25006", "25P03", "25P04");

    /**
     * What the pool says, without a state, of a connection that it has given up because of an earlier failure. That one is
     * often lost: ending the transaction fails in turn.
     */
    private static final String GIVEN_UP = "Connection is closed";

    private Outage() {}

    /** Whether the failure, or what caused it however deep, passes by itself. */
    public static boolean causes(Throwable failure) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause)
                .limit(50)
                .anyMatch(Outage::isPassing);
    }

    private static boolean isPassing(Throwable failure) {
        return switch (failure) {
            case SQLTransientException _, SQLRecoverableException _, SQLNonTransientConnectionException _ -> true;
            case SQLException e when e.getSQLState() == null -> GIVEN_UP.equals(e.getMessage());
            case SQLException e -> PASSING.stream().anyMatch(e.getSQLState()::startsWith);
            default -> false;
        };
    }
}
