package no.tilsagn.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An endpoint like any of Tilsagn's, with a table of its own. */
@Controller("/api/v1/notes")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
class Notes {
    enum Colour {
        RED,
        GREEN
    }

    @Introspected
    record Line(Nok amount) {}

    @Introspected
    record Note(
            @NotBlank @Size(max = 20) @Pattern(regexp = Lines.ONE)
            String text,

            @NotNull Nok amount,
            LocalDate day,
            Colour colour,
            @Size(max = 3) List<@Valid Line> lines,
            @Min(1) @Max(100) Integer count) {}

    private static final Logger LOG = LoggerFactory.getLogger(Notes.class);

    private final NoteTable table;
    private final MergePatch patches;

    private final Fate fate;

    Notes(NoteTable table, MergePatch patches, Fate fate) {
        this.fate = fate;
        this.table = table;
        this.patches = patches;
    }

    @Post
    @Idempotent
    HttpResponse<Note> write(@Valid @Body Note note, Caller caller) {
        fate.meet("kill before");
        table.insert(caller.subject(), note);
        fate.meet("cancel me");
        fate.meet("kill after");
        if (note.text().equals("refuse me")) {
            throw Problem.ruleBroken("REFUSED", "As you wish.").with("remaining", Nok.ofKroner(3));
        }
        return Versioned.created(URI.create("/api/v1/notes/1"), note, 1);
    }

    @Patch("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    HttpResponse<Note> change(UUID id, @Body JsonNode patch, IfMatch ifMatch) {
        ifMatch.require(7);
        Note current = new Note("before", Nok.ofOre(150), LocalDate.of(2025, 3, 1), Colour.RED, List.of(), 1);
        return Versioned.ok(patches.apply(current, patch, Note.class), 8);
    }

    @Get
    Slice<Integer> list(
            Paging paging,
            @QueryValue @Nullable Colour colour,
            @QueryValue @Nullable String q,
            @QueryValue @Nullable Boolean mine,
            @QueryValue(defaultValue = "false") boolean unread) {
        int after = (int) paging.afterNumber();
        var rows = java.util.stream.IntStream.rangeClosed(after + 1, 120)
                .limit(paging.rowsToRead())
                .boxed()
                .toList();
        return Slice.of(rows, paging, String::valueOf);
    }

    @Post("/{id}/finish")
    @Idempotent
    HttpResponse<Line> finish(UUID id) {
        return HttpResponse.ok(new Line(Nok.ofKroner(1)));
    }

    @Get("/me")
    Caller me(Caller caller) {
        return caller;
    }

    @Get("/broken")
    String broken() {
        LOG.warn("This will fail");
        throw new IllegalStateException("the password is hunter2");
    }

    @Singleton
    static class NoteTable {
        private final Connection connection;

        NoteTable(Connection connection) {
            this.connection = connection;
        }

        @Transactional
        void insert(String subject, Note note) {
            try (var insert = connection.prepareStatement("insert into note values (?, ?)")) {
                insert.setString(1, subject);
                insert.setString(2, note.text());
                insert.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Transactional
        int count(String text) {
            try (var count = connection.prepareStatement("select count(*) from note where text = ?")) {
                count.setString(1, text);
                var row = count.executeQuery();
                row.next();
                return row.getInt(1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What befalls the connection of the next request, once. */
    @Singleton
    static class Fate {
        private final Connection connection;
        private final AtomicReference<String> next = new AtomicReference<>("");

        Fate(Connection connection) {
            this.connection = connection;
        }

        void next(String fate) {
            next.set(fate);
        }

        @Transactional
        void meet(String fate) {
            if (fate.equals(next.get())) {
                next.set("");
                String signal = fate.startsWith("kill") ? "pg_terminate_backend" : "pg_cancel_backend";
                try (var statement = connection.createStatement()) {
                    statement.execute("select " + signal + "(pg_backend_pid()), pg_sleep(1)");
                } catch (SQLException e) {
                    if (!fate.equals("kill after")) {
                        throw new IllegalStateException(e);
                    } // otherwise it shows at the next use: at the commit
                }
            }
        }
    }
}
