package no.tilsagn.messaging;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.stream.Stream;

/** Tells a failure of the surroundings, which passes and is no fault of the message, from one of the handler. */
final class Outage {
    /**
     * SQL states by prefix: connection, resources, operator intervention, system, rollback of a serialization conflict or
     * deadlock, and a server that has become read-only.
     */
    private static final List<String> PASSING = List.of("08", "53", "57P", "58", "40", "25006");

    private Outage() {}

    static boolean causes(Throwable failure) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause)
                .limit(50)
                .anyMatch(Outage::isPassing);
    }

    private static boolean isPassing(Throwable failure) {
        return switch (failure) {
            case SQLTransientException _, SQLRecoverableException _, SQLNonTransientConnectionException _ -> true;
            case SQLException e -> e.getSQLState() != null && PASSING.stream().anyMatch(e.getSQLState()::startsWith);
            default -> false;
        };
    }
}
