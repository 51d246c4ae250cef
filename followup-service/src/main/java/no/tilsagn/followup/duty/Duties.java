package no.tilsagn.followup.duty;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.tilsagn.contracts.budget.AwardAccepted.ReportingRequirement;
import no.tilsagn.messaging.DerivedId;

/** What projects owe. Changes happen under the lock of the project. */
@Singleton
public class Duties {
    private final DutyRepository repository;

    Duties(DutyRepository repository) {
        this.repository = repository;
    }

    /** Lays down the duties of a new project, in order of their due dates. */
    public List<Duty> plan(UUID projectId, LocalDate startsOn, LocalDate endsOn, List<ReportingRequirement> plan) {
        List<Duty> duties = ReportingSchedule.of(startsOn, endsOn, plan).stream()
                .map(report -> new Duty(
                        DerivedId.of(projectId, report.kind() + " " + report.no()),
                        projectId,
                        report.kind(),
                        report.no(),
                        report.dueOn(),
                        DutyState.OPEN))
                .toList();
        repository.saveAll(duties);
        return duties;
    }

    public Optional<Duty> find(UUID dutyId) {
        return repository.findById(dutyId);
    }

    /** In order of their due dates. */
    public List<Duty> of(UUID projectId) {
        return repository.findOf(projectId);
    }

    public void update(Duty duty) {
        repository.update(duty);
    }
}
