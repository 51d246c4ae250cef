package no.tilsagn.e2e;

import static no.tilsagn.check.Service.APPLICATIONS;
import static no.tilsagn.check.Service.BUDGET;
import static no.tilsagn.check.Service.FOLLOWUP;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.tilsagn.check.Api;
import no.tilsagn.check.Connections;
import no.tilsagn.check.Difference;
import no.tilsagn.check.Fact;
import no.tilsagn.check.Facts;
import no.tilsagn.check.Service;
import no.tilsagn.check.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the check is worth: each fault is planted in a transaction that the check reads and that is then rolled back. It runs after
 * the demo and the round of 2025, which leave something of everything.
 */
class ThePlantedFaults {
    private static Connections connections;
    private static Topics topics;
    private static Api api;

    /** @param sql what somebody does who owns the database and switches its protection off */
    record Fault(String fact, Service service, String sql) {
        @Override
        public String toString() {
            return fact + ": " + sql;
        }
    }

    @BeforeAll
    static void findThePlatform() {
        connections = Connections.read(Platform.running().orSkip().connections(), Map.of());
        topics = Topics.at(connections.required("kafka"));
        api = Api.of(connections);
    }

    @AfterAll
    static void leaveIt() {
        if (topics != null) {
            topics.close();
        }
        if (api != null) {
            api.close();
        }
    }

    static Stream<Fault> faults() {
        return Stream.of(
                budget(
                        "the-journal-is-an-unbroken-chain",
                        "update journal_entry set text = 'Noe annet' where number = 2"),
                budget("the-journal-is-an-unbroken-chain", "delete from journal_posting where number = 3 and line = 1"),
                budget(
                        "a-balance-is-the-sum-of-its-postings",
                        "update account set balance_ore = balance_ore + 1 where bucket = 'AVAILABLE'"),
                budget(
                        "every-krone-of-a-year-is-in-one-place",
                        "update account set balance_ore = balance_ore - 1 where bucket = 'AVAILABLE'"),
                budget(
                        "the-ledger-holds-for-each-award-what-it-promises",
                        "update account set holder = gen_random_uuid() where bucket = 'DISBURSED'"),
                budget("every-journal-names-who-holds-the-money", "update journal set holders_from = null"),
                budget(
                        "an-entry-rests-on-a-decision-that-exists",
                        "update journal_entry set decision_id = gen_random_uuid() where decision_kind = 'ACCEPTANCE'"),
                budget(
                        "every-payment-is-posted-once",
                        "update journal_entry set decision_kind = 'CORRECTION' where decision_kind = 'DISBURSEMENT'"),
                budget("what-was-decided-was-offered", "update award set by_year = '{\"2031\": 1}'"),
                budget(
                        "an-award-is-made-up-of-its-instalments",
                        "update instalment set amount_ore = amount_ore + 1 where no = 1"),
                budget("every-award-has-its-letter", "delete from grant_letter"),
                budget(
                        "an-award-is-settled-when-project-and-payments-are-over",
                        "update award set status = 'SETTLED' where project_closed_on is null and status = 'ACCEPTED'"),
                budget("an-award-came-by-legal-steps", "delete from award_history where action = 'ACCEPT'"),
                budget("an-instalment-came-by-legal-steps", "delete from award_history where action = 'APPROVE'"),
                budget(
                        "an-allocation-was-opened-and-adopted-once",
                        "delete from allocation_history where action = 'OPEN'"),
                budget("awards-are-numbered-without-a-gap", "update award_number set last = last + 1"),
                budget(
                        "money-opens-with-the-report-it-waits-for",
                        "update instalment set status = 'RELEASED' where status = 'PLANNED' and gate_no > 1"),
                budget(
                        "organisations-are-known-alike",
                        "update organisation set name = name || '!' where kind = 'MUNICIPALITY'"),
                budget("calls-are-known-alike", "update call_terms set accept_within_days = accept_within_days + 1"),
                budget("budget-has-what-was-handed-in", "update submitted_application set version = version + 1"),
                budget("budget-has-what-was-ranked", "delete from ranking_entry where rank = 1"),
                budget("conflicts-of-interest-are-known-alike", "update impartiality set conflicted = not conflicted"),
                budget(
                        "budget-has-heard-what-applications-told",
                        "delete from inbox where topic = 'tilsagn.applications.v1' and number = 1"),
                budget(
                        "budget-has-heard-what-followup-told",
                        "update inbox set effect = 'QUEUED' where topic = 'tilsagn.followup.v1'"),
                budget(
                        "budget-has-got-as-far-as-applications",
                        "update inbox_key set last = last - 1 where topic = 'tilsagn.applications.v1'"),
                budget(
                        "budget-has-nothing-parked-or-waiting",
                        "insert into parked_message (event_id, topic, partition, position, key, headers, attempts) values (gen_random_uuid(), 't', 0, 0, 'k', '{}', 1)"),
                budget(
                        "budget-numbers-its-events-without-a-gap",
                        "update archived_event set number = number + 1 where number > 1"),
                budget(
                        "budget-told-every-event-once",
                        "insert into archived_event select sequence + 1000000, id, type, key, null, time, correlation_id, causation_id, traceparent, payload, appended_at from archived_event"),
                budget("followup-has-heard-what-budget-told", "delete from archived_event where number = 1"),
                budget("budget-topic-has-what-was-told", "delete from archived_event where number = 1"),
                budget(
                        "budget-has-told-everything",
                        "insert into outbox (id, type, key, time, correlation_id, payload) values (gen_random_uuid(), 't', 'k', now(), 'c', '{}')"),
                budget("the-awards-shown-are-those-kept", "update award set total_ore = total_ore + 100"),
                followup("every-accepted-award-is-a-project", "update project set total_ore = total_ore + 1"),
                followup(
                        "parties-of-award-and-project-are-the-same",
                        "delete from project_party where organisation_id = (select organisation_id from project_party limit 1)"),
                followup(
                        "what-was-paid-is-known-to-the-project",
                        "update disbursement set disbursed_on = disbursed_on + 1"),
                followup("a-report-came-by-legal-steps", "update duty set state = 'OPEN' where state = 'APPROVED'"),
                followup(
                        "nobody-is-told-twice",
                        "insert into notification select gen_random_uuid(), addressee, kind, title, body, subject_type, subject_id, link, why, occurred_at, application_id from notification limit 1"),
                followup("followup-has-what-was-handed-in", "update application set title = title || '!'"),
                followup(
                        "deadlines-are-known-alike",
                        "update call_deadline set last_deadline = last_deadline + interval '1 day'"),
                followup("the-projects-shown-are-those-kept", "update project set total_ore = total_ore + 100"),
                applications(
                        "applicants-see-what-became-of-the-award",
                        "update award_outcome set state = 'OFFERED' where state = 'ACCEPTED'"),
                applications(
                        "applicants-see-what-was-rejected",
                        "insert into rejection values (gen_random_uuid(), gen_random_uuid())"),
                applications(
                        "an-application-came-by-legal-steps",
                        "delete from application_history where action = 'SCREEN'"),
                applications(
                        "an-application-came-by-legal-steps",
                        "update application set version = version + 1 where submitted_version is not null"),
                applications("what-was-handed-in-is-kept", "delete from submission"),
                applications(
                        "applications-are-numbered-without-a-gap", "update application_number set last = last + 1"),
                applications("applications-has-answered-every-request", "update answered_request set status = null"),
                applications("successions-are-known-alike", "delete from organisation_succession"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isFound(Fault fault) {
        Fact fact = Facts.all().stream()
                .filter(each -> each.name().equals(fault.fact()))
                .findFirst()
                .orElseThrow();
        List<Difference> found = new ArrayList<>();
        try (var platform = new no.tilsagn.check.Platform(service -> planted(service, fault), topics, api)) {
            fact.examine(platform, found::add);
        }

        assertThat(found).as(fault.toString()).isNotEmpty();
    }

    private static Connection planted(Service service, Fault fault) {
        try {
            Connection connection = DriverManager.getConnection(
                    connections.required(service.title() + ".url"),
                    connections.required(service.title() + ".user"),
                    connections.required(service.title() + ".password"));
            connection.setAutoCommit(false);
            try (Statement sql = connection.createStatement()) {
                sql.execute("set timezone = 'UTC'");
                if (service == fault.service()) {
                    plant(sql, fault.sql());
                }
            }
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(fault.toString(), e);
        }
    }

    private static void plant(Statement sql, String fault) throws SQLException {
        String table = fault.replaceFirst("^(update|delete from|insert into) (\\w+).*", "$2");
        if (!table.matches("award|project|outbox|archived_event")) {
            sql.execute("grant all on %s to current_user".formatted(table));
            sql.execute("""
                    do $$ declare rule record; begin
                        for rule in select conname from pg_constraint
                            where conrelid = '%1$s'::regclass and contype in ('c', 'f') loop
                            execute 'alter table %1$s drop constraint ' || rule.conname || ' cascade';
                        end loop;
                        execute 'alter table %1$s disable trigger user';
                    end $$
                    """.formatted(table));
        }
        assertThat(sql.executeUpdate(fault)).as(fault).isPositive();
    }

    private static Fault budget(String fact, String sql) {
        return new Fault(fact, BUDGET, sql);
    }

    private static Fault followup(String fact, String sql) {
        return new Fault(fact, FOLLOWUP, sql);
    }

    private static Fault applications(String fact, String sql) {
        return new Fault(fact, APPLICATIONS, sql);
    }
}
