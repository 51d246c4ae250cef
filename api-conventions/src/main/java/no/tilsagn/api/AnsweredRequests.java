package no.tilsagn.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;

/** The table of idempotency keys with the answers they got. */
@Singleton
@Requires(beans = DataSource.class)
class AnsweredRequests {
    private final DataSource dataSource;
    private final ObjectMapper json;

    AnsweredRequests(DataSource dataSource, ObjectMapper json) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
        this.json = json;
    }

    /** False when the key is taken; waits for a transaction that is just using it. */
    boolean claim(Connection connection, String subject, String key, byte[] fingerprint) {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into answered_request (subject, key, fingerprint) values (?, ?, ?) on conflict do nothing")) {
            insert.setString(1, subject);
            insert.setString(2, key);
            insert.setBytes(3, fingerprint);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not claim an idempotency key", e);
        }
    }

    void store(Connection connection, String subject, String key, HttpResponse<?> answer) {
        try (PreparedStatement update =
                connection.prepareStatement("update answered_request set status = ?, etag = ?, location = ?, body = ?"
                        + " where subject = ? and key = ?")) {
            update.setInt(1, answer.code());
            update.setString(2, answer.getHeaders().get(HttpHeaders.ETAG));
            update.setString(3, answer.getHeaders().get(HttpHeaders.LOCATION));
            update.setBytes(4, answer.body() == null ? null : json.writeValueAsBytes(answer.body()));
            update.setString(5, subject);
            update.setString(6, key);
            update.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Could not keep an answer", e);
        }
    }

    HttpResponse<byte[]> replay(Connection connection, String subject, String key, byte[] fingerprint) {
        try (PreparedStatement select = connection.prepareStatement(
                "select fingerprint, status, etag, location, body from answered_request where subject = ? and key = ?")) {
            select.setString(1, subject);
            select.setString(2, key);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next() || !Arrays.equals(row.getBytes("fingerprint"), fingerprint)) {
                    throw Problem.ruleBroken(
                            "IDEMPOTENCY_KEY_REUSED", "This Idempotency-Key was used for another request.");
                }
                return answer(row);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not repeat an answer", e);
        }
    }

    /** Keys are kept for seven days, by the database's clock because ours can be moved. */
    @Scheduled(fixedDelay = "1h", initialDelay = "5m")
    void forgetOldOnes() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "delete from answered_request where created_at < now() - interval '7 days'")) {
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not forget old idempotency keys", e);
        }
    }

    private static HttpResponse<byte[]> answer(ResultSet row) throws SQLException {
        MutableHttpResponse<byte[]> answer = HttpResponse.status(HttpStatus.valueOf(row.getInt("status")));
        answer.header("Idempotency-Replayed", "true");
        if (row.getString("etag") != null) {
            answer.header(HttpHeaders.ETAG, row.getString("etag"));
        }
        if (row.getString("location") != null) {
            answer.header(HttpHeaders.LOCATION, row.getString("location"));
        }
        byte[] body = row.getBytes("body");
        return body == null ? answer : answer.body(body).contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}
