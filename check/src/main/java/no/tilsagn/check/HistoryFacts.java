package no.tilsagn.check;

import static no.tilsagn.check.Service.APPLICATIONS;
import static no.tilsagn.check.Service.BUDGET;
import static no.tilsagn.check.Service.FOLLOWUP;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything has come to where it stands by legal steps, each of them recorded, and nothing is numbered with a gap. */
final class HistoryFacts {
    /** What follows the ranking comes from events that arrive in any order, and has no table of its own. */
    private static final Set<String> DECIDED =
            Set.of("AWARDED", "PARTLY_AWARDED", "REJECTED", "ACCEPTED", "DECLINED", "LAPSED", "CLOSED");

    private HistoryFacts() {}

    static List<Fact> all() {
        LifeCycles legal = LifeCycles.drawn();
        return List.of(
                Fact.of(
                        "an-application-came-by-legal-steps",
                        (platform, findings) -> new Applications(legal, findings).examine(platform)),
                Fact.of(
                        "an-award-came-by-legal-steps",
                        (platform, findings) ->
                                new Commands(legal.of("Award"), "OFFERED", findings).examine(platform, BUDGET, """
                                select a.number as subject, a.status as state, h.action as command, h.id = first.id as is_first
                                  from award a left join award_history h on h.award_id = a.id and h.instalment_no is null
                                  left join lateral (select min(id) as id from award_history where award_id = a.id) first on true
                                 order by a.number, h.id
                                """)),
                Fact.of(
                        "an-instalment-came-by-legal-steps",
                        (platform, findings) -> new Commands(legal.of("Instalment"), "RELEASED", findings)
                                .examine(platform, BUDGET, """
                                select a.number || ' ' || i.no as subject, i.status as state, h.action as command, false as is_first
                                  from instalment i join award a on a.id = i.award_id
                                  left join award_history h on h.award_id = a.id and h.instalment_no = i.no
                                 where i.status <> 'PLANNED' and (i.status <> 'CANCELLED' or h.id is not null)
                                 order by a.number, i.no, h.id
                                """)),
                Fact.of(
                        "a-report-came-by-legal-steps",
                        (platform, findings) ->
                                new Commands(legal.of("Duty"), "OPEN", findings).examine(platform, FOLLOWUP, """
                                select d.id::text as subject, d.state, false as is_first,
                                       case h.action when 'SUBMITTED' then 'SUBMIT' when 'APPROVED' then 'APPROVE'
                                                     when 'CHANGES_REQUESTED' then 'REQUEST_CHANGES' end as command
                                  from duty d left join report_history h on h.duty_id = d.id
                                 order by d.id, h.id
                                """)),
                allocations(),
                numbers("applications-are-numbered-without-a-gap", APPLICATIONS, "application", "application_number"),
                numbers("awards-are-numbered-without-a-gap", BUDGET, "award", "award_number"),
                Fact.none("what-was-handed-in-is-kept", APPLICATIONS, """
                        select a.number as subject, 'version ' || a.submitted_version || ' is not kept' as what
                          from application a
                         where a.submitted_version is not null and not exists (
                               select from submission s
                                where s.application_id = a.id and s.version = a.submitted_version)
                        """),
                Fact.none("nobody-is-told-twice", FOLLOWUP, """
                        select addressee || ' ' || subject_id || ' ' || kind as subject, 'told ' || count(*) || ' times' as what
                          from notification group by addressee, subject_id, kind, body, occurred_at having count(*) > 1
                        """));
    }

    private static Fact allocations() {
        return Fact.none("an-allocation-was-opened-and-adopted-once", BUDGET, """
                select l.id::text as subject, 'it is ' || l.status || ', opened ' || h.opened || ' and adopted '
                           || h.adopted || ' times' as what
                  from allocation l cross join lateral (
                       select count(*) filter (where action = 'OPEN') as opened,
                              count(*) filter (where action = 'ADOPT') as adopted
                         from allocation_history where allocation_id = l.id) h
                 where h.opened <> 1 or h.adopted <> (l.status = 'ADOPTED')::integer
                """);
    }

    /** Numbers end in {@code -<year>-<four digits>}. */
    private static Fact numbers(String name, Service service, String table, String counter) {
        return Fact.none(name, service, """
                with given as (
                    select split_part(reverse(number), '-', 1) as backwards, split_part(reverse(number), '-', 2) as year
                      from %s),
                counted as (
                    select reverse(year)::integer as year, count(*) as count, max(reverse(backwards)::integer) as highest
                      from given group by year)
                select coalesce(c.year, n.year)::text as subject,
                       'numbers given: ' || coalesce(n.last, 0) || ', found: ' || coalesce(c.count, 0)
                           || ', the highest: ' || coalesce(c.highest, 0) as what
                  from counted c full join %s n on n.year = c.year
                 where c.count is distinct from n.last or c.highest is distinct from n.last
                """.formatted(table, counter));
    }

    private static final class Applications {
        private final LifeCycles legal;
        private final Fact.Findings findings;
        private final Map<String, Step> last = new HashMap<>();

        private record Step(String status, long version) {}

        Applications(LifeCycles legal, Fact.Findings findings) {
            this.legal = legal;
            this.findings = findings;
        }

        void examine(Platform platform) {
            platform.database(APPLICATIONS)
                    .rows("""
                    select a.number, h.from_status, h.to_status, h.version
                      from application_history h join application a on a.id = h.application_id order by h.application_id, h.id
                    """)
                    .forEach(row -> step(
                            row.text("number"),
                            row.value("from_status"),
                            row.text("to_status"),
                            row.number("version")));
            platform.database(APPLICATIONS)
                    .rows("select number, status, version from application")
                    .forEach(row -> end(row.text("number"), row.text("status"), row.number("version")));
        }

        private void step(String number, @Nullable String from, String to, long version) {
            Step before = last.put(number, new Step(to, version));
            String expected = before == null ? null : before.status();
            if (from == null ? before != null : !from.equals(expected)) {
                findings.add(number, "a step begins at %s, and the one before ended at %s".formatted(from, expected));
            } else if (from == null ? !to.equals("DRAFT") : !from.equals(to) && !isLegal(from, to)) {
                findings.add(number, "there is no step from %s to %s".formatted(from, to));
            }
            if (before != null && (version < before.version() || version > before.version() + 1)) {
                findings.add(number, "version %d follows version %d".formatted(version, before.version()));
            }
        }

        private boolean isLegal(String from, String to) {
            boolean follows = DECIDED.contains(from) || from.equals("FORWARDED") || from.equals("NOT_FORWARDED");
            return legal.of("Application").allows(from, to) || follows && DECIDED.contains(to);
        }

        private void end(String number, String status, long version) {
            Step end = last.get(number);
            if (end == null || !end.status().equals(status) || end.version() != version) {
                findings.add(
                        number, "it is %s in version %d, and its history ends at %s".formatted(status, version, end));
            }
        }
    }

    /** Plays the commands of each history from the state in which it begins, and compares the end with the state kept. */
    private static final class Commands {
        private final LifeCycles.Drawing legal;
        private final String beginning;
        private final Fact.Findings findings;
        private @Nullable String subject;
        private @Nullable String kept;
        private @Nullable String state;

        Commands(LifeCycles.Drawing legal, String beginning, Fact.Findings findings) {
            this.legal = legal;
            this.beginning = beginning;
            this.findings = findings;
        }

        /** @param sql in order of subject and time; {@code is_first} marks the command that only begins */
        void examine(Platform platform, Service service, String sql) {
            platform.database(service).rows(sql).forEach(row -> {
                if (!row.text("subject").equals(subject)) {
                    end();
                    subject = row.text("subject");
                    kept = row.text("state");
                    state = beginning;
                }
                String command = row.value("command");
                if (command != null && !"t".equals(row.value("is_first"))) {
                    play(command);
                }
            });
            end();
        }

        private void play(String command) {
            String next = state == null ? null : legal.after(state, command);
            if (next == null && state != null) {
                findings.add(String.valueOf(subject), "%s is no command for what is %s".formatted(command, state));
            }
            state = next;
        }

        private void end() {
            if (subject != null && state != null && !state.equals(kept)) {
                findings.add(subject, "it is %s, and its history ends at %s".formatted(kept, state));
            }
        }
    }
}
