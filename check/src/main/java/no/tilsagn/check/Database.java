package no.tilsagn.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One database as it was at one moment: all that is read through it belongs together. */
public final class Database {
    private static final int ROWS_AT_A_TIME = 1_000;

    private final Connection connection;

    /** @param connection in a transaction that sees one snapshot and does not commit by itself */
    Database(Connection connection) {
        this.connection = connection;
    }

    /** The rows of a query, a thousand at a time in memory. The caller closes the stream, or reads it to its end. */
    public Stream<Row> rows(String sql) {
        try {
            Statement statement = connection.createStatement();
            statement.setFetchSize(ROWS_AT_A_TIME);
            Rows rows = new Rows(statement, statement.executeQuery(sql));
            return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, 0), false)
                    .onClose(rows::close);
        } catch (SQLException e) {
            throw new CannotCheck("This can't be read: " + e.getMessage() + "\n" + sql, e);
        }
    }

    /** A row with its values as PostgreSQL writes them. */
    public record Row(Map<String, @Nullable String> values) {
        public Iterable<String> columns() {
            return values.keySet();
        }

        public @Nullable String value(String column) {
            return values.get(column);
        }

        /** @throws NullPointerException when there is none: the query promises one */
        public String text(String column) {
            return Objects.requireNonNull(values.get(column), column);
        }

        public long number(String column) {
            return Long.parseLong(text(column));
        }
    }

    private static final class Rows implements Iterator<Row> {
        private final Statement statement;
        private final ResultSet result;
        private final List<String> columns = new ArrayList<>();
        private boolean hasNext;

        Rows(Statement statement, ResultSet result) throws SQLException {
            this.statement = statement;
            this.result = result;
            for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                columns.add(result.getMetaData().getColumnLabel(column));
            }
            advance();
        }

        @Override
        public boolean hasNext() {
            return hasNext;
        }

        @Override
        public Row next() {
            if (!hasNext) {
                throw new NoSuchElementException();
            }
            try {
                Map<String, @Nullable String> values = new LinkedHashMap<>();
                for (int column = 1; column <= columns.size(); column++) {
                    values.put(columns.get(column - 1), result.getString(column));
                }
                advance();
                return new Row(values);
            } catch (SQLException e) {
                throw new CannotCheck("The database broke off: " + e.getMessage(), e);
            }
        }

        private void advance() throws SQLException {
            hasNext = result.next();
            if (!hasNext) {
                statement.close();
            }
        }

        void close() {
            try {
                statement.close();
            } catch (SQLException e) {
                throw new CannotCheck("The database broke off: " + e.getMessage(), e);
            }
        }
    }
}
