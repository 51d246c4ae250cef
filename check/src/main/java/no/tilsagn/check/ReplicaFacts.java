package no.tilsagn.check;

import static no.tilsagn.check.Service.APPLICATIONS;
import static no.tilsagn.check.Service.BUDGET;
import static no.tilsagn.check.Service.FOLLOWUP;

import java.util.List;
import no.tilsagn.check.Fact.Side;

/** What one service owns and another has read of it is the same. */
final class ReplicaFacts {
    private static final String ORGANISATIONS = """
            select id::text as key, organisation_number, name, kind, health_community, valid_to from organisation
            """;
    private static final String SUCCESSIONS = """
            select predecessor_id || ' ' || successor_id as key from organisation_succession
            """;
    private static final String DECLARATIONS = """
            select application_id || ' ' || subject as key, conflicted from impartiality
            """;

    private ReplicaFacts() {}

    static List<Fact> all() {
        return List.of(
                Fact.same(
                        "organisations-are-known-alike",
                        new Side(APPLICATIONS, ORGANISATIONS),
                        new Side(BUDGET, ORGANISATIONS),
                        new Side(FOLLOWUP, ORGANISATIONS)),
                Fact.same(
                        "successions-are-known-alike",
                        new Side(APPLICATIONS, SUCCESSIONS),
                        new Side(BUDGET, SUCCESSIONS),
                        new Side(FOLLOWUP, SUCCESSIONS)),
                Fact.same(
                        "conflicts-of-interest-are-known-alike",
                        new Side(APPLICATIONS, DECLARATIONS),
                        new Side(BUDGET, DECLARATIONS),
                        new Side(FOLLOWUP, DECLARATIONS)),
                calls(),
                deadlines(),
                submissions(),
                submittedTitles(),
                rankings());
    }

    private static Fact calls() {
        return Fact.same("calls-are-known-alike", new Side(APPLICATIONS, """
                select id::text as key, terms->>'title' as title, terms->>'scheme' as scheme,
                       terms->>'acceptWithinDays' as accept_within_days, terms->'rules'->>'digitalSharePercent' as digital_share,
                       ((terms->'rules'->>'digitalCap')::numeric * 100)::bigint as digital_cap_ore,
                       terms->'payment'->>'instalmentsPerYear' as instalments_per_year,
                       terms->'payment'->>'holdBackPercent' as hold_back_percent,
                       jsonb_strip_nulls(terms->'reportingPlan') as reporting_plan
                  from call where published_at is not null
                """), new Side(BUDGET, """
                select call_id::text as key, title, scheme, accept_within_days::text, rules->>'digitalSharePercent' as digital_share,
                       (rules->>'digitalCapOre')::bigint as digital_cap_ore,
                       payment->>'instalmentsPerYear' as instalments_per_year,
                       payment->>'holdBackPercent' as hold_back_percent,
                       jsonb_strip_nulls(reporting_plan) as reporting_plan
                  from call_terms
                """));
    }

    private static Fact deadlines() {
        return Fact.same(
                "deadlines-are-known-alike",
                new Side(APPLICATIONS, """
                select id::text as key,
                       coalesce(terms->>'regionalDeadline', terms->>'localDeadline')::timestamp as last_deadline
                  from call where published_at is not null
                """),
                new Side(FOLLOWUP, "select call_id::text as key, last_deadline from call_deadline"));
    }

    private static Fact submissions() {
        return Fact.same("budget-has-what-was-handed-in", new Side(APPLICATIONS, """
                select id::text as key, number, call_id, submitted_version as version, health_community, lead_organisation_id,
                       form->>'title' as title, requested_amount_ore as requested_ore, total_cost_ore,
                       case when status in ('WITHDRAWN', 'INELIGIBLE', 'RETURNED') then status end as exclusion
                  from submitted_application
                """), new Side(BUDGET, """
                select application_id::text as key, number, call_id, version, health_community, lead_organisation_id, title,
                       (select sum(year.value::bigint) from jsonb_each_text(requested) year)::bigint as requested_ore,
                       total_cost_ore, exclusion
                  from submitted_application
                """));
    }

    private static Fact submittedTitles() {
        return Fact.same(
                "followup-has-what-was-handed-in",
                new Side(APPLICATIONS, """
                select id::text as key, number, submitted_version as version, form->>'title' as title
                  from submitted_application
                """),
                new Side(FOLLOWUP, "select id::text as key, number, version, title from application"));
    }

    private static Fact rankings() {
        return Fact.same("budget-has-what-was-ranked", new Side(APPLICATIONS, """
                select call_id || ' ' || (entry->>'applicationId') as key, health_community, entry->>'rank' as rank,
                       entry->>'recommendation' as recommendation, entry->>'reason' as reason,
                       ((entry->>'recommendedAmount')::numeric * 100)::bigint as recommended_ore
                  from ranking_list cross join jsonb_array_elements(entries) entry
                 where adopted_at is not null
                """), new Side(BUDGET, """
                select call_id || ' ' || application_id as key, health_community, rank::text, recommendation, reason,
                       recommended_amount_ore as recommended_ore
                  from ranking_entry
                """));
    }
}
