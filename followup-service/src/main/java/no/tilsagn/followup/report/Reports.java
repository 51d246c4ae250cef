package no.tilsagn.followup.report;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.FieldError;
import no.tilsagn.api.IfMatch;
import no.tilsagn.api.LifeCycle.Transition;
import no.tilsagn.api.Nok;
import no.tilsagn.api.OsloTime;
import no.tilsagn.api.Problem;
import no.tilsagn.api.Roles;
import no.tilsagn.contracts.followup.ReportApproved;
import no.tilsagn.contracts.followup.ReportSubmitted;
import no.tilsagn.followup.duty.Duties;
import no.tilsagn.followup.duty.Duty;
import no.tilsagn.followup.duty.DutyCommand;
import no.tilsagn.followup.duty.DutyState;
import no.tilsagn.followup.notification.Notifications;
import no.tilsagn.followup.project.Project;
import no.tilsagn.followup.project.Projects;
import no.tilsagn.followup.report.HistoryEntry.Action;
import no.tilsagn.followup.report.ReportedSpending.ApprovedReport;
import no.tilsagn.messaging.Outbox;
import org.jspecify.annotations.Nullable;

/** Writing, submitting and reviewing reports; every command holds the lock of the project. */
@Singleton
class Reports {
    private static final long MAX_SPENT_ORE = 100_000_000_000L;

    private final ReportRepository repository;
    private final HistoryRepository history;
    private final Duties duties;
    private final Projects projects;
    private final Notifications notifications;
    private final Outbox outbox;
    private final InstantSource clock;

    Reports(
            ReportRepository repository,
            HistoryRepository history,
            Duties duties,
            Projects projects,
            Notifications notifications,
            Outbox outbox,
            InstantSource clock) {
        this.repository = repository;
        this.history = history;
        this.duties = duties;
        this.projects = projects;
        this.notifications = notifications;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A report with what it belongs to, as it is while the lock is held. */
    private record Locked(Project project, Duty duty, Report report) {}

    @ReadOnly
    ReportView show(UUID dutyId, Caller caller) {
        Duty duty = dutyWithinReach(dutyId, caller);
        Report report = reportOf(dutyId);
        boolean seesDraft = caller.has(Roles.AUDITOR) || projects.takesPart(duty.projectId(), caller);
        List<HistoryEntry> entries = history.findOf(dutyId);
        return view(duty, report, seesDraft ? report.draft() : lastSubmitted(entries), entries);
    }

    /** The first writing needs no version; from then on the caller says which one is replaced. */
    @Transactional
    ReportView write(UUID dutyId, ReportContent content, IfMatch ifMatch, Caller caller) {
        Locked locked = lockForWriters(dutyId, caller);
        if (locked.report().version() == 0) {
            ifMatch.honour(0);
        } else {
            ifMatch.require(locked.report().version());
        }
        DutyState.LIFE_CYCLE.require(locked.duty().state(), DutyCommand.WRITE);
        if (content.spentOre() > MAX_SPENT_ORE) {
            throw Problem.malformed(
                    "/spending", "AMOUNT_TOO_LARGE", "A report accounts for at most 1,000,000,000 kroner.");
        }
        Report written = locked.report().written(content);
        repository.put(written);
        return view(locked.duty(), written, content, history.findOf(dutyId));
    }

    @Transactional
    ReportView submit(UUID dutyId, IfMatch ifMatch, Caller caller) {
        Locked locked = lockForWriters(dutyId, caller);
        ifMatch.honour(locked.report().version());
        Transition<DutyState, DutyCommand> step =
                DutyState.LIFE_CYCLE.require(locked.duty().state(), DutyCommand.SUBMIT);
        Project project = locked.project();
        Duty duty = locked.duty();
        ReportContent content = locked.report().draft();
        List<FieldError> errors = Completeness.errorsOf(duty.kind(), content, OsloTime.today(clock));
        if (!errors.isEmpty()) {
            throw Problem.ruleBroken("REPORT_INCOMPLETE", "The report can't be submitted yet.")
                    .withErrors(errors);
        }
        Instant now = clock.instant();
        ReportView submitted = move(locked, step, entry(duty, Action.SUBMITTED, now, caller, null, content));
        projects.reportChanged(project);
        outbox.append(
                step.event(),
                project.awardId().toString(),
                new ReportSubmitted(
                        project.id(),
                        project.awardId(),
                        project.applicationId(),
                        project.healthCommunity(),
                        duty.id(),
                        duty.kind(),
                        duty.no(),
                        now));
        notifications.send(ReportMessages.submitted(project, duty, content, now), ReportMessages.reviewers(project));
        return submitted;
    }

    @Transactional
    ReportView review(UUID dutyId, Review review, IfMatch ifMatch, Caller caller) {
        Locked locked = lockForReviewers(dutyId, caller);
        ifMatch.honour(locked.report().version());
        if (review.lacksComment()) {
            throw Problem.ruleBroken("COMMENT_MISSING", "Say what should be changed.")
                    .withErrors(List.of(new FieldError("/comment", "MISSING", "Say what should be changed.")));
        }
        return switch (review.outcome()) {
            case APPROVE -> approve(locked, review.comment(), caller);
            case REQUEST_CHANGES -> requestChanges(locked, review.comment(), caller);
        };
    }

    private ReportView approve(Locked locked, @Nullable String comment, Caller caller) {
        Project project = locked.project();
        Duty duty = locked.duty();
        Instant now = clock.instant();
        Transition<DutyState, DutyCommand> step = DutyState.LIFE_CYCLE.require(duty.state(), DutyCommand.APPROVE);
        ReportView approved = move(locked, step, entry(duty, Action.APPROVED, now, caller, comment, null));
        outbox.append(
                step.event(),
                project.awardId().toString(),
                new ReportApproved(
                        project.id(),
                        project.awardId(),
                        project.applicationId(),
                        project.healthCommunity(),
                        duty.id(),
                        duty.kind(),
                        duty.no(),
                        locked.report().draft().spentOre()));
        notifications.send(ReportMessages.approved(project, duty, comment, now), ReportMessages.recipient(project));
        projects.reportApproved(project, reportedOre(project));
        return approved;
    }

    private long reportedOre(Project project) {
        return ReportedSpending.of(duties.of(project.id()).stream()
                .filter(duty -> duty.state() == DutyState.APPROVED)
                .map(duty -> new ApprovedReport(
                        duty.kind(), duty.dueOn(), reportOf(duty.id()).draft().spentOre()))
                .toList());
    }

    private ReportView requestChanges(Locked locked, String comment, Caller caller) {
        Duty duty = locked.duty();
        Instant now = clock.instant();
        Transition<DutyState, DutyCommand> step =
                DutyState.LIFE_CYCLE.require(duty.state(), DutyCommand.REQUEST_CHANGES);
        ReportView returned = move(locked, step, entry(duty, Action.CHANGES_REQUESTED, now, caller, comment, null));
        projects.reportChanged(locked.project());
        notifications.send(
                ReportMessages.changesRequested(locked.project(), duty, comment, now),
                ReportMessages.recipient(locked.project()));
        return returned;
    }

    private ReportView move(Locked locked, Transition<DutyState, DutyCommand> step, HistoryEntry entry) {
        Duty moved = locked.duty().in(step.to());
        Report report = locked.report().moved();
        duties.update(moved);
        repository.put(report);
        history.save(entry);
        return view(moved, report, report.draft(), history.findOf(moved.id()));
    }

    private Locked lockForWriters(UUID dutyId, Caller caller) {
        Locked locked = lock(dutyId, caller);
        if (!projects.takesPart(locked.project().id(), caller)) {
            throw Problem.forbidden("FORBIDDEN", "Only those who take part in the project report on it.");
        }
        return locked;
    }

    private Locked lockForReviewers(UUID dutyId, Caller caller) {
        Locked locked = lock(dutyId, caller);
        if (!projects.reviews(locked.project(), caller)) {
            throw Problem.forbidden("FORBIDDEN", "Only the secretariat and the fund's managers review reports.");
        }
        return locked;
    }

    private Locked lock(UUID dutyId, Caller caller) {
        Project project = projects.lock(dutyWithinReach(dutyId, caller).projectId());
        return new Locked(project, duties.find(dutyId).orElseThrow(), reportOf(dutyId));
    }

    private Duty dutyWithinReach(UUID dutyId, Caller caller) {
        return duties.find(dutyId)
                .filter(duty -> projects.find(duty.projectId(), caller).isPresent())
                .orElseThrow(() -> Problem.notFound("duty"));
    }

    private Report reportOf(UUID dutyId) {
        return repository.findByDutyId(dutyId).orElseGet(() -> Report.blank(dutyId));
    }

    private static HistoryEntry entry(
            Duty duty,
            Action action,
            Instant at,
            Caller caller,
            @Nullable String comment,
            @Nullable ReportContent content) {
        return new HistoryEntry(null, duty.id(), action, at, caller.subject(), caller.name(), comment, content);
    }

    private static @Nullable ReportContent lastSubmitted(List<HistoryEntry> entries) {
        return entries.reversed().stream()
                .map(HistoryEntry::content)
                .filter(content -> content != null)
                .findFirst()
                .orElse(null);
    }

    private ReportView view(Duty duty, Report report, @Nullable ReportContent content, List<HistoryEntry> entries) {
        return new ReportView(
                duty.id(),
                duty.projectId(),
                duty.kind(),
                duty.no(),
                duty.dueOn(),
                duty.statusOn(OsloTime.today(clock)),
                report.version(),
                content,
                content == null ? Nok.ZERO : Nok.ofOre(content.spentOre()),
                entries.stream()
                        .map(entry -> new ReportView.Entry(entry.action(), entry.at(), entry.name(), entry.comment()))
                        .toList());
    }
}
