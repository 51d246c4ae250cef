package no.tilsagn.followup.project;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ProjectRepository extends GenericRepository<Project, UUID> {
    String IN_REACH = "organisation_id = any (cast(string_to_array(:organisationsInReach, ',') as uuid[]))";

    String WITHIN_REACH = """
            (:everywhere or p.health_community = cast(:communityInReach as text) or exists (select from project_party
                where project_id = p.id and
            """ + IN_REACH + "))";

    void save(Project project);

    void update(Project project);

    boolean existsByAwardId(UUID awardId);

    @Query("insert into project_party (project_id, organisation_id) values (:projectId, :organisationId)")
    void addParty(UUID projectId, UUID organisationId);

    @Query("select exists (select from project_party where project_id = :projectId and " + IN_REACH + ")")
    boolean hasParty(UUID projectId, String organisationsInReach);

    @Query("""
            select p.organisation_id, o.name from project_party p left join organisation o on o.id = p.organisation_id
            where p.project_id = :projectId order by o.name, p.organisation_id
            """)
    List<ProjectView.PartyView> findParties(UUID projectId);

    @Query("select organisation_id from project_party where project_id = :projectId order by organisation_id")
    List<UUID> findPartyIds(UUID projectId);

    @Query("select * from project where id = :id for update")
    Optional<Project> lock(UUID id);

    /** Active projects that ended before {@code today} and wait for no approval. */
    @Query("""
            select p.id from project p where p.status = 'ACTIVE' and p.ends_on < :today
                and not exists (select from duty d where d.project_id = p.id and d.state <> 'APPROVED')
            order by p.ends_on, p.id
            """)
    List<UUID> findOver(LocalDate today);

    /** Nothing when it is closed, or somebody else is handling it. */
    @Query("select * from project where id = :id and status = 'ACTIVE' for update skip locked")
    Optional<Project> lockIfFree(UUID id);

    @Query("select p.* from project p where p.id = :id and " + WITHIN_REACH)
    Optional<Project> findWithinReach(
            UUID id, boolean everywhere, @Nullable String communityInReach, String organisationsInReach);

    @Query("""
            select p.id, p.award_id, p.application_id, p.recipient_id, p.health_community, p.title, p.status, p.starts_on,
                p.ends_on, p.total_ore, p.reported_ore,
                coalesce((select max(d.total_ore) from disbursement d where d.award_id = p.award_id), 0) as disbursed_ore,
                (select min(d.due_on) from duty d where d.project_id = p.id and d.state <> 'APPROVED') as next_due_on
            from project p
            where (cast(:after as uuid) is null or p.id > :after) and (cast(:status as text) is null or p.status = :status)
                and (cast(:healthCommunity as text) is null or p.health_community = :healthCommunity) and
            """ + WITHIN_REACH + """
             and not exists (select from impartiality i
                    where i.application_id = p.application_id and i.subject = :reader and i.conflicted)
                order by p.id limit :limit
            """)
    List<ProjectSummary.Row> findAllWithinReach(
            @Nullable UUID after,
            @Nullable ProjectStatus status,
            @Nullable String healthCommunity,
            boolean everywhere,
            @Nullable String communityInReach,
            String organisationsInReach,
            String reader,
            int limit);
}
