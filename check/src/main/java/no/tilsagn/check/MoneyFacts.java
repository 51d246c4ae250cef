package no.tilsagn.check;

import static no.tilsagn.check.Service.BUDGET;

import java.util.List;

/** Every krone is in exactly one place, and the place is where award and payment say it is. */
final class MoneyFacts {
    /** What the ledger ought to hold for each award and year, from its answer and its instalments: docs/ledger.md. */
    private static final String OUGHT = """
            select fund_id, id as holder, year.key::integer as year, year.value::bigint as reserved, 0 as committed, 0 as disbursed
              from award cross join jsonb_each_text(by_year) year where status = 'OFFERED'
            union all
            select a.fund_id, i.award_id, i.year, 0,
                   case when i.status in ('PLANNED', 'RELEASED', 'APPROVED') then i.amount_ore else 0 end,
                   case when i.status = 'DISBURSED' then i.amount_ore else 0 end
              from instalment i join award a on a.id = i.award_id where a.status in ('ACCEPTED', 'SETTLED')
            """;

    private MoneyFacts() {}

    static List<Fact> all() {
        return List.of(
                Fact.of("the-journal-is-an-unbroken-chain", JournalChain::examine),
                accounts(),
                equation(),
                holders(),
                everyFundNamesHolders(),
                decisions(),
                payments());
    }

    private static Fact accounts() {
        return Fact.none("a-balance-is-the-sum-of-its-postings", BUDGET, """
                with posted as (
                    select fund_id, year, bucket, holder, sum(amount_ore)::bigint as ore
                      from journal_posting group by fund_id, year, bucket, holder)
                select concat_ws(' ', coalesce(p.fund_id, a.fund_id), coalesce(p.year, a.year), coalesce(p.bucket, a.bucket),
                                 coalesce(p.holder, a.holder)) as subject,
                       'kept are ' || coalesce(a.balance_ore, 0) || ' øre, posted ' || coalesce(p.ore, 0) as what
                  from posted p full join account a on a.fund_id = p.fund_id and a.year = p.year and a.bucket = p.bucket
                       and coalesce(a.holder, '00000000-0000-0000-0000-000000000000')
                         = coalesce(p.holder, '00000000-0000-0000-0000-000000000000')
                 where coalesce(p.ore, 0) <> coalesce(a.balance_ore, 0)
                """);
    }

    private static Fact equation() {
        return Fact.none("every-krone-of-a-year-is-in-one-place", BUDGET, """
                select fund_id || ' ' || year as subject, 'its accounts add up to ' || sum(balance_ore) || ' øre' as what
                  from account group by fund_id, year having sum(balance_ore) <> 0
                """);
    }

    private static Fact holders() {
        return Fact.none("the-ledger-holds-for-each-award-what-it-promises", BUDGET, """
                with ought as (
                    select fund_id, holder, year, sum(reserved)::bigint as reserved, sum(committed)::bigint as committed,
                           sum(disbursed)::bigint as disbursed
                      from (%s) instalments group by fund_id, holder, year),
                held as (
                    select fund_id, holder, year, coalesce(sum(balance_ore) filter (where bucket = 'RESERVED'), 0)::bigint as reserved,
                           coalesce(sum(balance_ore) filter (where bucket = 'COMMITTED'), 0)::bigint as committed,
                           coalesce(sum(balance_ore) filter (where bucket = 'DISBURSED'), 0)::bigint as disbursed
                      from account where holder is not null group by fund_id, holder, year)
                select coalesce(a.number, holder::text) || ' ' || year as subject,
                       'ought to be reserved, committed and disbursed: ' || coalesce(o.reserved, 0) || ', '
                           || coalesce(o.committed, 0) || ', ' || coalesce(o.disbursed, 0) || ' øre; the ledger has '
                           || coalesce(h.reserved, 0) || ', ' || coalesce(h.committed, 0) || ', ' || coalesce(h.disbursed, 0)
                       as what
                  from ought o full join held h using (fund_id, holder, year) left join award a on a.id = holder
                 where (coalesce(o.reserved, 0), coalesce(o.committed, 0), coalesce(o.disbursed, 0))
                    <> (coalesce(h.reserved, 0), coalesce(h.committed, 0), coalesce(h.disbursed, 0))
                """.formatted(OUGHT));
    }

    private static Fact everyFundNamesHolders() {
        return Fact.none("every-journal-names-who-holds-the-money", BUDGET, """
                select fund_id::text as subject, 'it does not name them yet: the last step of the upgrade is to be done' as what
                  from journal where holders_from is null
                """);
    }

    private static Fact decisions() {
        return Fact.none("an-entry-rests-on-a-decision-that-exists", BUDGET, """
                select e.fund_id || ' ' || e.number as subject, e.decision_kind || ' of ' || e.decision_id || ', which is not there' as what
                  from journal_entry e
                 where e.decision_kind = 'ALLOCATION'
                       and not exists (select from allocation l where l.id = e.decision_id and l.status = 'ADOPTED')
                    or e.decision_kind in ('ACCEPTANCE', 'REFUSAL', 'LAPSE', 'DISBURSEMENT', 'SETTLEMENT')
                       and not exists (select from award a where a.id = e.decision_id and a.fund_id = e.fund_id)
                """);
    }

    private static Fact payments() {
        return Fact.none("every-payment-is-posted-once", BUDGET, """
                with paid as (
                    select award_id, count(*) as count, sum(amount_ore)::bigint as ore
                      from instalment where status = 'DISBURSED' group by award_id),
                posted as (
                    select e.decision_id as award_id, count(*) as count, sum(p.amount_ore)::bigint as ore
                      from journal_entry e join journal_posting p using (fund_id, number)
                     where e.decision_kind = 'DISBURSEMENT' and p.bucket = 'DISBURSED' group by e.decision_id)
                select award_id::text as subject,
                       coalesce(paid.count, 0) || ' payments of ' || coalesce(paid.ore, 0) || ' øre, '
                           || coalesce(posted.count, 0) || ' entries of ' || coalesce(posted.ore, 0) as what
                  from paid full join posted using (award_id)
                 where (paid.count, paid.ore) is distinct from (posted.count, posted.ore)
                """);
    }
}
