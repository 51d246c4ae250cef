package no.tilsagn.check;

import static no.tilsagn.check.Service.APPLICATIONS;
import static no.tilsagn.check.Service.BUDGET;
import static no.tilsagn.check.Service.FOLLOWUP;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.tilsagn.check.Fact.Side;

/** An award is the same promise to everybody: committee, recipient, payer and project. */
final class AwardFacts {
    private AwardFacts() {}

    static List<Fact> all() {
        return List.of(
                decided(),
                outcomes(),
                rejections(),
                projects(),
                parties(),
                payments(),
                Fact.of("money-opens-with-the-report-it-waits-for", AwardFacts::examineGates),
                madeUpOfInstalments(),
                letters(),
                settledWhenDone());
    }

    private static Fact decided() {
        return Fact.none("what-was-decided-was-offered", BUDGET, """
                with decided as (
                    select l.id, (decision->>'applicationId')::uuid as application_id, decision->'byYear' as by_year
                      from allocation l cross join jsonb_array_elements(l.decisions) decision
                     where l.status = 'ADOPTED' and decision->>'outcome' = 'AWARD')
                select coalesce(a.number, d.application_id::text) as subject,
                       'decided is ' || coalesce(d.by_year::text, 'nothing') || ', offered '
                           || coalesce(a.by_year::text, 'nothing') as what
                  from decided d full join award a on a.allocation_id = d.id and a.application_id = d.application_id
                 where d.by_year is distinct from a.by_year
                """);
    }

    private static Fact outcomes() {
        return Fact.same(
                "applicants-see-what-became-of-the-award",
                new Side(BUDGET, """
                select id::text as key, application_id, status as state,
                       case when status = 'SETTLED'
                            then (select coalesce(sum(i.amount_ore), 0)::bigint from instalment i
                                   where i.award_id = award.id and i.status = 'DISBURSED')
                            else total_ore end as total_ore
                  from award
                """),
                new Side(
                        APPLICATIONS,
                        "select award_id::text as key, application_id, state, total_ore from award_outcome"));
    }

    private static Fact rejections() {
        return Fact.same(
                "applicants-see-what-was-rejected",
                new Side(BUDGET, """
                select id || ' ' || (decision->>'applicationId') as key
                  from allocation cross join jsonb_array_elements(decisions) decision
                 where status = 'ADOPTED' and decision->>'outcome' = 'REJECT'
                """),
                new Side(APPLICATIONS, "select allocation_id || ' ' || application_id as key from rejection"));
    }

    private static Fact projects() {
        return Fact.same("every-accepted-award-is-a-project", new Side(BUDGET, """
                select id::text as key, number, application_id, recipient_id, health_community, title, starts_on, ends_on,
                       total_ore, project_closed_on as closed_on
                  from award where status in ('ACCEPTED', 'SETTLED')
                """), new Side(FOLLOWUP, """
                select award_id::text as key, award_number as number, application_id, recipient_id, health_community, title,
                       starts_on, ends_on, total_ore, closed_on
                  from project
                """));
    }

    private static Fact parties() {
        return Fact.same("parties-of-award-and-project-are-the-same", new Side(BUDGET, """
                select award.id || ' ' || party as key from award cross join jsonb_array_elements_text(party_ids) party
                 where status in ('ACCEPTED', 'SETTLED')
                union select id || ' ' || recipient_id from award where status in ('ACCEPTED', 'SETTLED')
                """), new Side(FOLLOWUP, """
                select p.award_id || ' ' || m.organisation_id as key
                  from project_party m join project p on p.id = m.project_id
                """));
    }

    private static Fact payments() {
        return Fact.same("what-was-paid-is-known-to-the-project", new Side(BUDGET, """
                select award_id || ' ' || no as key, disbursed_on,
                       (sum(amount_ore) over (partition by award_id order by no))::bigint as total_ore
                  from instalment where status = 'DISBURSED'
                """), new Side(FOLLOWUP, """
                select award_id || ' ' || no as key, disbursed_on, total_ore from disbursement
                """));
    }

    private static void examineGates(Platform platform, Fact.Findings findings) {
        Set<String> approved = new HashSet<>();
        platform.database(FOLLOWUP).rows("""
                select p.award_id || ' ' || d.kind || ' ' || d.no as report from duty d join project p on p.id = d.project_id
                 where d.state = 'APPROVED'
                """).forEach(row -> approved.add(row.text("report")));
        platform.database(BUDGET).rows("""
                select a.number || ' ' || i.no as subject, i.status, i.award_id || ' ' || i.gate_duty || ' ' || i.gate_no as report
                  from instalment i join award a on a.id = i.award_id
                 where i.gate_duty is not null and i.status <> 'CANCELLED' and a.status <> 'OFFERED'
                """).forEach(row -> {
            boolean open = !row.text("status").equals("PLANNED");
            if (open != approved.contains(row.text("report"))) {
                findings.add(
                        row.text("subject"),
                        open
                                ? "the instalment is %s, and the report that it waits for is not approved"
                                        .formatted(row.text("status"))
                                : "the report is approved, and the instalment still waits for it");
            }
        });
    }

    private static Fact madeUpOfInstalments() {
        return Fact.none("an-award-is-made-up-of-its-instalments", BUDGET, """
                with promised as (
                    select a.id, a.number, year.key::integer as year, year.value::bigint as ore
                      from award a cross join jsonb_each_text(a.by_year) year),
                planned as (select award_id, year, sum(amount_ore)::bigint as ore from instalment group by award_id, year)
                select coalesce(p.number, i.award_id::text) || ' ' || coalesce(p.year, i.year) as subject,
                       'promised are ' || coalesce(p.ore, 0) || ' øre, in instalments ' || coalesce(i.ore, 0) as what
                  from promised p full join planned i on i.award_id = p.id and i.year = p.year
                 where p.ore is distinct from i.ore
                union all
                select number, 'the total is ' || total_ore || ' øre, the years make '
                           || (select sum(year.value::bigint) from jsonb_each_text(by_year) year)
                  from award where total_ore <> (select sum(year.value::bigint) from jsonb_each_text(by_year) year)
                """);
    }

    private static Fact letters() {
        return Fact.none("every-award-has-its-letter", BUDGET, """
                select number as subject, 'there is no letter' as what
                  from award a where not exists (select from grant_letter l where l.award_id = a.id)
                """);
    }

    private static Fact settledWhenDone() {
        return Fact.none("an-award-is-settled-when-project-and-payments-are-over", BUDGET, """
                select number as subject, 'it is ' || a.status || ', its project '
                           || coalesce('closed on ' || a.project_closed_on, 'is not closed')
                           || ', instalments open: ' || open.count as what
                  from award a cross join lateral (
                      select count(*) from instalment i
                       where i.award_id = a.id and i.status in ('PLANNED', 'RELEASED', 'APPROVED')) open
                 where a.status in ('ACCEPTED', 'SETTLED')
                   and (a.status = 'SETTLED') <> (a.project_closed_on is not null and open.count = 0)
                """);
    }
}
