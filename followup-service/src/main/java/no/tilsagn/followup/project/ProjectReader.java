package no.tilsagn.followup.project;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Nok;
import no.tilsagn.api.OsloTime;
import no.tilsagn.api.Paging;
import no.tilsagn.api.Problem;
import no.tilsagn.api.Slice;
import no.tilsagn.followup.application.Application;
import no.tilsagn.followup.application.Applications;
import no.tilsagn.followup.duty.Duties;
import no.tilsagn.followup.project.ProjectView.DutyView;
import no.tilsagn.followup.project.ProjectView.InstalmentView;
import org.jspecify.annotations.Nullable;

/** Shows projects, joined with what other services have told of their application, award and parties. */
@Singleton
class ProjectReader {

    private final Projects projects;
    private final ProjectRepository repository;
    private final DisbursementRepository disbursements;
    private final Duties duties;
    private final Applications applications;
    private final InstantSource clock;

    ProjectReader(
            Projects projects,
            ProjectRepository repository,
            DisbursementRepository disbursements,
            Duties duties,
            Applications applications,
            InstantSource clock) {
        this.projects = projects;
        this.repository = repository;
        this.disbursements = disbursements;
        this.duties = duties;
        this.applications = applications;
        this.clock = clock;
    }

    /** Leaves out the projects over which the reader has declared a conflict of interest. */
    @ReadOnly
    Slice<ProjectSummary> list(
            Caller caller, @Nullable ProjectStatus status, @Nullable String healthCommunity, Paging paging) {
        Reach reach = projects.reachOf(caller);
        List<ProjectSummary.Row> rows = repository.findAllWithinReach(
                paging.afterId(),
                status,
                healthCommunity,
                reach.everywhere(),
                reach.healthCommunity(),
                reach.organisations(),
                caller.subject(),
                paging.rowsToRead());
        return Slice.of(rows, paging, row -> row.id().toString()).map(ProjectSummary.Row::toView);
    }

    @ReadOnly
    ProjectView show(UUID projectId, Caller caller) {
        Project project = projects.find(projectId, caller).orElseThrow(() -> Problem.notFound("project"));
        Optional<Application> application = applications.find(project.applicationId());
        Map<Integer, Disbursement> paid = disbursements.findOf(project.awardId()).stream()
                .collect(Collectors.toMap(Disbursement::no, Function.identity()));
        return new ProjectView(
                project.id(),
                project.awardId(),
                project.awardNumber(),
                project.applicationId(),
                application.map(Application::number).orElse(null),
                project.recipientId(),
                project.healthCommunity(),
                project.title(),
                project.status(),
                project.startsOn(),
                project.endsOn(),
                project.closedOn(),
                Nok.ofOre(project.totalOre()),
                Nok.ofOre(paid.values().stream()
                        .mapToLong(Disbursement::totalOre)
                        .max()
                        .orElse(0)),
                Nok.ofOre(project.reportedOre()),
                repository.findParties(project.id()),
                instalmentsOf(project, paid),
                dutiesOf(project),
                application.map(Application::milestones).orElse(List.of()),
                application.map(Application::benefits).orElse(List.of()),
                project.version());
    }

    private static List<InstalmentView> instalmentsOf(Project project, Map<Integer, Disbursement> paid) {
        return project.instalments().stream()
                .map(instalment -> new InstalmentView(
                        instalment.no(),
                        instalment.year(),
                        instalment.dueOn(),
                        Nok.ofOre(instalment.amountOre()),
                        Optional.ofNullable(paid.get(instalment.no()))
                                .map(Disbursement::disbursedOn)
                                .orElse(null)))
                .toList();
    }

    private List<DutyView> dutiesOf(Project project) {
        LocalDate today = OsloTime.today(clock);
        return duties.of(project.id()).stream()
                .map(duty -> new DutyView(duty.id(), duty.kind(), duty.no(), duty.dueOn(), duty.statusOn(today)))
                .toList();
    }
}
