package no.tilsagn.applications.application;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ApplicationRepository extends GenericRepository<Application, UUID> {
    /** Who reads an application as those do who write it … */
    String OWN = "(:everything or jsonb_exists_any(a.members, string_to_array(:organisations, ',')))";

    /** … who else sees all of what was handed in … */
    String ENTITLED = "(:everySubmitted or :everyForwarded and a.forwarded"
            + " or coalesce(s.health_community = cast(:community as text), false))";

    /** … and what a reader may know of. */
    String VISIBLE = "(r.own or s.version is not null and (" + ENTITLED
            + " or jsonb_exists_any(s.supporters, string_to_array(:organisations, ','))))";

    /** Each application as its reader sees it: as those have it who write it, else as it was handed in last. */
    String ROW = "select a.id, a.number, a.call_id, a.status, seen.*, r.own, r.own or " + ENTITLED + """
             entitled,
             exists (select 1 from impartiality i
                     where i.application_id = a.id and i.subject = :subject and i.conflicted) conflicted
            from application a
              left join submission s on s.application_id = a.id and s.version = a.submitted_version
              cross join lateral (select\s""" + OWN + """
             own) r
              cross join lateral (select
                case when r.own then a.version else a.shared_version end as version,
                case when r.own then a.title else s.title end as title,
                case when r.own then a.project_type else s.project_type end as project_type,
                case when r.own then a.digital else s.digital end as digital,
                case when r.own then a.health_community else s.health_community end as health_community,
                case when r.own then a.parties else s.parties end as parties,
                case when r.own then a.requested_amount_ore else s.requested_amount_ore end as requested_amount_ore,
                case when r.own then a.total_cost_ore else s.total_cost_ore end as total_cost_ore) seen
            where\s""";

    Application save(Application application);

    Application update(Application application);

    Optional<Application> findById(UUID id);

    Optional<Application> findByIdForUpdate(UUID id);

    /** As it was handed in last. */
    @Query("select * from submitted_application where id = :id")
    Optional<Application> submitted(UUID id);

    /** @param own as those have it who write it, else as it was handed in last */
    default Optional<Application> read(UUID id, boolean own) {
        return own ? findById(id) : submitted(id);
    }

    /** Keeps what an application says now as what was handed in. */
    @Query("""
            insert into submission (application_id, version, health_community, parties, form,
                                    requested_amount_ore, total_cost_ore)
            select id, version, health_community, parties, form, requested_amount_ore, total_cost_ore
            from application where id = :id
            """)
    void keepSubmission(UUID id);

    @Query("select * from application where id in (:ids) order by id for update")
    List<Application> findAllForUpdate(Collection<UUID> ids);

    @Query("select id from application where call_id = :callId and health_community = :healthCommunity"
            + " and status = 'ELIGIBLE' order by number")
    List<UUID> eligible(UUID callId, String healthCommunity);

    /** Those that were ever handed in to a community and may be on their way to it again. */
    @Query("""
            select * from application a where call_id = :callId and status in ('SUBMITTED', 'RETURNED')
              and exists (select 1 from submission s
                          where s.application_id = a.id and s.health_community = :healthCommunity)
            order by id for update
            """)
    List<Application> lockUnscreened(UUID callId, String healthCommunity);

    /** Those whose last submission was to a community: what was returned stays there until it is handed in again. */
    @Query("select * from submitted_application where call_id = :callId and health_community = :healthCommunity"
            + " and status in ('SUBMITTED', 'RETURNED') order by id")
    List<Application> unscreened(UUID callId, String healthCommunity);

    /** Keeps the ranking lists of an application's call from being adopted until the transaction ends. */
    @Query("""
            select id from ranking_list where call_id = (select call_id from application where id = :id)
            order by id for share
            """)
    List<UUID> lockRankings(UUID id);

    @Query("""
            select exists (select 1 from ranking_list where call_id = :callId
                             and health_community = :healthCommunity and adopted_at is not null)
            """)
    boolean rankingAdopted(UUID callId, String healthCommunity);

    @Query("select id, number, title from application where id in (:ids)")
    List<ApplicationName> names(Collection<UUID> ids);

    /** The next number of the year; nobody else gets one until this transaction ends, so that none is left out. */
    @Query("""
            with given as (
              insert into application_number as n (year, last) values (:year, 1)
              on conflict (year) do update set last = n.last + 1 returning last)
            select last from given
            """)
    int nextNumber(int year);

    @Query(ROW + "a.id = :id and " + VISIBLE)
    Optional<ApplicationRow> visible(
            UUID id,
            String subject,
            String organisations,
            @Nullable String community,
            boolean everySubmitted,
            boolean everyForwarded,
            boolean everything);

    default Optional<ApplicationRow> visible(UUID id, Reader reader) {
        return visible(
                id,
                reader.subject(),
                reader.organisations(),
                reader.community(),
                reader.everySubmitted(),
                reader.everyForwarded(),
                reader.everything());
    }

    @Query(ROW + VISIBLE + """
             and (cast(:callId as uuid) is null or a.call_id = cast(:callId as uuid))
             and (cast(:status as text) is null or a.status = :status)
             and (cast(:healthCommunity as text) is null or seen.health_community = :healthCommunity)
             and (cast(:q as text) is null or a.number = :q or seen.title ilike '%' || :pattern || '%' escape '\\')
             and (cast(:after as uuid) is null or a.id > cast(:after as uuid))
             order by a.id limit :rows
             """)
    List<ApplicationRow> list(
            String subject,
            String organisations,
            @Nullable String community,
            boolean everySubmitted,
            boolean everyForwarded,
            boolean everything,
            @Nullable UUID callId,
            @Nullable String status,
            @Nullable String healthCommunity,
            @Nullable String q,
            @Nullable String pattern,
            @Nullable UUID after,
            int rows);

    default List<ApplicationRow> list(Reader reader, ApplicationFilter filter, @Nullable UUID after, int rows) {
        return list(
                reader.subject(),
                reader.organisations(),
                reader.community(),
                reader.everySubmitted(),
                reader.everyForwarded(),
                reader.everything(),
                filter.callId(),
                filter.status() == null ? null : filter.status().name(),
                filter.healthCommunity(),
                filter.q(),
                filter.q() == null ? null : filter.q().replaceAll("([\\\\%_])", "\\\\$1"),
                after,
                rows);
    }
}
