package no.tilsagn.applications.application;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.ReadOnly;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Problem;
import no.tilsagn.applications.audit.Actor;
import no.tilsagn.applications.audit.AuditTrail;

/** What the ranking and the decisions on money do with applications. */
@Singleton
public class Applications {
    /** The states that a decision on money finds, and those that it leads to. */
    private static final Set<ApplicationStatus> RANKED =
            EnumSet.range(ApplicationStatus.FORWARDED, ApplicationStatus.CLOSED);

    private final ApplicationRepository repository;
    private final ApplicationAccess access;
    private final AuditTrail audit;

    Applications(ApplicationRepository repository, ApplicationAccess access, AuditTrail audit) {
        this.repository = repository;
        this.access = access;
        this.audit = audit;
    }

    /**
     * An application over which the caller may declare impartiality.
     *
     * @throws Problem 404 otherwise
     */
    @ReadOnly
    public Application declarable(UUID id, Caller caller) {
        return repository
                .visible(id, access.reader(caller).declaring())
                .flatMap(row -> repository.read(id, row.own()))
                .orElseThrow(() -> Problem.notFound("application"));
    }

    /** Those that a health community can rank, in the order of their numbers. */
    @ReadOnly
    public List<UUID> eligible(UUID callId, String healthCommunity) {
        return repository.eligible(callId, healthCommunity);
    }

    /**
     * Those that a health community has yet to screen, kept from changing until the transaction ends.
     *
     * @param mayReturn whether those that were returned for correction can still be submitted again, and so count
     */
    @Transactional
    public List<UUID> unscreened(UUID callId, String healthCommunity, boolean mayReturn) {
        repository.lockUnscreened(callId, healthCommunity);
        return repository.unscreened(callId, healthCommunity).stream()
                .filter(application -> mayReturn || application.status() == ApplicationStatus.SUBMITTED)
                .map(Application::id)
                .toList();
    }

    /** Number and title of applications. */
    @ReadOnly
    public Map<UUID, ApplicationName> names(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : ApplicationName.byId(repository.names(ids));
    }

    /** Keeps everybody else from changing these until the transaction ends. */
    @Transactional
    public void lock(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            repository.findAllForUpdate(ids);
        }
    }

    /** Moves an eligible application on as its health community has decided. */
    @Transactional
    public Application rank(UUID id, boolean forward, Caller caller, String note) {
        Application application = repository.findByIdForUpdate(id).orElseThrow();
        var step = ApplicationStatus.LIFE_CYCLE.require(
                application.status(), forward ? ApplicationCommand.FORWARD : ApplicationCommand.NOT_FORWARD);
        return move(application, step.to(), Actor.of(caller), "RANK", note);
    }

    /**
     * Puts an application into the state that follows from the decisions on money; one that was never ranked or was
     * withdrawn stays as it is.
     *
     * @param status from the sum applied for in øre to the state; asked while the application is locked
     */
    @Transactional
    public void decide(
            UUID id, Function<Long, Optional<ApplicationStatus>> status, String action, @Nullable String note) {
        repository
                .findByIdForUpdate(id)
                .filter(application -> RANKED.contains(application.status()))
                .ifPresent(application -> status.apply(application.requestedAmountOre())
                        .filter(decided -> decided != application.status())
                        .ifPresent(decided -> move(application, decided, Actor.BUDGET_SERVICE, action, note)));
    }

    private Application move(Application application, ApplicationStatus to, Actor actor, String action, String note) {
        Application moved = repository.update(application.in(to));
        audit.record(application.id(), actor, action, application.status().name(), to.name(), moved.version(), note);
        return moved;
    }
}
