package no.tilsagn.followup.project;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.LifeCycle.Transition;
import no.tilsagn.api.OsloTime;
import no.tilsagn.api.Problem;
import no.tilsagn.api.Roles;
import no.tilsagn.contracts.budget.AwardAccepted;
import no.tilsagn.contracts.followup.ProjectClosed;
import no.tilsagn.contracts.followup.ProjectStarted;
import no.tilsagn.followup.duty.Duties;
import no.tilsagn.followup.duty.Duty;
import no.tilsagn.followup.impartiality.ConflictsOfInterest;
import no.tilsagn.followup.notification.Addressee;
import no.tilsagn.followup.notification.Notifications;
import no.tilsagn.followup.organisation.Organisation;
import no.tilsagn.followup.organisation.Organisations;
import no.tilsagn.messaging.DerivedId;
import no.tilsagn.messaging.Outbox;

/** The projects: they start with an accepted award and close when nothing more is expected of them. */
@Singleton
public class Projects {
    private final ProjectRepository repository;
    private final Duties duties;
    private final Organisations organisations;
    private final ConflictsOfInterest conflicts;
    private final Notifications notifications;
    private final Outbox outbox;
    private final InstantSource clock;

    Projects(
            ProjectRepository repository,
            Duties duties,
            Organisations organisations,
            ConflictsOfInterest conflicts,
            Notifications notifications,
            Outbox outbox,
            InstantSource clock) {
        this.repository = repository;
        this.duties = duties;
        this.organisations = organisations;
        this.conflicts = conflicts;
        this.notifications = notifications;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** One project per award, however often its acceptance is told. */
    @Transactional
    void start(AwardAccepted award) {
        if (repository.existsByAwardId(award.awardId())) {
            return;
        }
        Project project = Project.started(DerivedId.of(award.awardId(), "project"), award);
        repository.save(project);
        Set<UUID> parties = new LinkedHashSet<>(award.partyIds());
        parties.add(award.recipientId());
        parties.forEach(organisationId -> repository.addParty(project.id(), organisationId));
        List<Duty> planned = duties.plan(project.id(), award.startsOn(), award.endsOn(), award.reportingPlan());
        outbox.append(ProjectStarted.TYPE, project.awardId().toString(), started(project, planned));
        notifications.send(
                ProjectMessages.started(project, planned, clock.instant()),
                ProjectMessages.secretariatAndParties(project, parties));
    }

    private static ProjectStarted started(Project project, List<Duty> planned) {
        return new ProjectStarted(
                project.id(),
                project.awardId(),
                project.applicationId(),
                project.healthCommunity(),
                planned.stream()
                        .map(duty -> new ProjectStarted.Duty(duty.id(), duty.kind(), duty.no(), duty.dueOn()))
                        .toList());
    }

    /**
     * The project, if the caller may know of it.
     *
     * @throws Problem 403 {@code CONFLICT_OF_INTEREST} for one who may know of it, but has a conflict of interest
     */
    public Optional<Project> find(UUID projectId, Caller caller) {
        Reach reach = reachOf(caller);
        Optional<Project> project = repository.findWithinReach(
                projectId, reach.everywhere(), reach.healthCommunity(), reach.organisations());
        project.ifPresent(found -> conflicts.requireNone(caller, found.applicationId()));
        return project;
    }

    Reach reachOf(Caller caller) {
        Optional<Organisation> organisation = organisations.actingFor(caller);
        return Reach.of(
                caller,
                organisation.orElse(null),
                organisation.map(organisations::line).orElse(Set.of()));
    }

    /** Whether the caller acts for the recipient or another party, or for what became of one. */
    public boolean takesPart(UUID projectId, Caller caller) {
        return repository.hasParty(projectId, reachOf(caller).organisations());
    }

    /** Whether the caller judges the project's reports: its secretariat, or those who manage the fund. */
    public boolean reviews(Project project, Caller caller) {
        return caller.has(Roles.FUND_MANAGER)
                || caller.has(Roles.SECRETARIAT)
                        && organisations
                                .actingFor(caller)
                                .map(Organisation::healthCommunity)
                                .filter(project.healthCommunity()::equals)
                                .isPresent();
    }

    /** Waits until nobody else changes the project or its reports, and keeps others waiting until the commit. */
    public Project lock(UUID projectId) {
        return repository.lock(projectId).orElseThrow();
    }

    /** Counts a change of one of its reports as a change of the project. */
    public void reportChanged(Project locked) {
        repository.update(locked.next());
    }

    /**
     * Takes an approved report into the account, and closes the project when nothing more is expected of it.
     *
     * @param reportedOre what the approved reports now account for together
     */
    public void reportApproved(Project locked, long reportedOre) {
        Project accounted = locked.next().reporting(reportedOre);
        List<Duty> owed = duties.of(locked.id());
        if (accounted.isDone(owed, OsloTime.today(clock))) {
            close(accounted, owed);
        } else {
            repository.update(accounted);
        }
    }

    /** Projects whose last day is over and that owe no report any more, or never did. */
    @ReadOnly
    List<UUID> over() {
        return repository.findOver(OsloTime.today(clock));
    }

    /** Closes such a project, unless somebody else is just doing so or working on its reports. */
    @Transactional
    void closeIfOver(UUID projectId) {
        repository.lockIfFree(projectId).ifPresent(locked -> {
            List<Duty> owed = duties.of(projectId);
            if (locked.isDone(owed, OsloTime.today(clock))) {
                close(locked.next(), owed);
            }
        });
    }

    private void close(Project locked, List<Duty> owed) {
        Transition<ProjectStatus, ProjectCommand> step =
                ProjectStatus.LIFE_CYCLE.require(locked.status(), ProjectCommand.CLOSE);
        LocalDate today = OsloTime.today(clock);
        Project closed = locked.closed(today);
        repository.update(closed);
        outbox.append(
                step.event(),
                closed.awardId().toString(),
                new ProjectClosed(
                        closed.id(),
                        closed.awardId(),
                        closed.applicationId(),
                        closed.healthCommunity(),
                        closed.reportedOre(),
                        today));
        List<Addressee> addressees =
                ProjectMessages.secretariatAndParties(closed, repository.findPartyIds(closed.id()));
        addressees.add(Addressee.fundManagers());
        notifications.send(ProjectMessages.closed(closed, owed, clock.instant()), addressees);
    }
}
