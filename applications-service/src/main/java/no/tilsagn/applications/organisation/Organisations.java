package no.tilsagn.applications.organisation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.ReadOnly;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.tilsagn.api.Caller;
import no.tilsagn.api.FieldError;
import no.tilsagn.api.OsloTime;
import no.tilsagn.api.Paging;
import no.tilsagn.api.Problem;
import no.tilsagn.api.Slice;
import no.tilsagn.applications.audit.Actor;
import no.tilsagn.applications.audit.AuditTrail;
import no.tilsagn.applications.audit.Deed;
import no.tilsagn.contracts.applications.OrganisationRegistered;
import no.tilsagn.messaging.Outbox;

/** The register of organisations. */
@Singleton
public class Organisations {
    private final OrganisationRepository repository;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final InstantSource clock;

    Organisations(OrganisationRepository repository, AuditTrail audit, Outbox outbox, InstantSource clock) {
        this.repository = repository;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The organisation of a token, if it exists today. */
    @ReadOnly
    public Optional<Organisation> acting(@Nullable String organisationNumber) {
        return organisationNumber == null
                ? Optional.empty()
                : repository.findHolder(organisationNumber, OsloTime.today(clock));
    }

    /** An organisation, and those that have become it: what was theirs is its own. */
    @ReadOnly
    public Set<UUID> line(Organisation organisation) {
        return Set.copyOf(repository.line(organisation.id(), OsloTime.today(clock)));
    }

    /** Those of the ids that are known, by id. */
    @ReadOnly
    public Map<UUID, Organisation> byId(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : repository.findByIdIn(ids).stream().collect(Collectors.toMap(Organisation::id, Function.identity()));
    }

    @ReadOnly
    Slice<Deed> history(UUID id, Paging paging) {
        repository.findById(id).orElseThrow(() -> Problem.notFound("organisation"));
        return audit.deeds(id, paging);
    }

    @ReadOnly
    OrganisationView get(UUID id) {
        Organisation organisation = repository.findById(id).orElseThrow(() -> Problem.notFound("organisation"));
        return OrganisationView.of(organisation, repository.successions(List.of(id)));
    }

    /**
     * Those that {@code q} names by part of a name, number or code. A name or code of another time finds what it became
     * or came from, so that 1931 (Lenvik) finds Senja today.
     */
    @ReadOnly
    Slice<OrganisationView> search(
            @Nullable String q,
            @Nullable OrganisationKind kind,
            @Nullable String healthCommunity,
            @Nullable LocalDate asOf,
            Paging paging) {
        List<Organisation> rows = repository.search(
                q == null ? null : q.replaceAll("([\\\\%_])", "\\\\$1"),
                q == null ? null : OrganisationNumber.normalise(q).orElse(q),
                kind == null ? null : kind.name(),
                healthCommunity,
                asOf == null ? OsloTime.today(clock) : asOf,
                paging.afterId(),
                paging.rowsToRead());
        Slice<Organisation> slice =
                Slice.of(rows, paging, organisation -> organisation.id().toString());
        List<UUID> ids = slice.items().stream().map(Organisation::id).toList();
        List<Succession> successions = ids.isEmpty() ? List.of() : repository.successions(ids);
        return slice.map(organisation -> OrganisationView.of(organisation, successions));
    }

    @Transactional
    OrganisationView register(NewOrganisation request, Caller caller) {
        repository.lockRegister();
        Registration registration = new Registration(repository, List.of(request));
        List<FieldError> errors = registration.errors(row -> "");
        if (!errors.isEmpty()) {
            throw Problem.ruleBroken("ORGANISATION_INVALID", "The organisation can't be registered.")
                    .withErrors(errors);
        }
        Organisation organisation =
                add(request, registration, UuidCreator.getTimeOrderedEpoch(), Actor.of(caller), "REGISTER");
        return OrganisationView.of(organisation, repository.successions(List.of(organisation.id())));
    }

    /**
     * Registers all rows or none.
     *
     * @return how many
     */
    @Transactional
    int importAll(List<NewOrganisation> rows, Caller caller) {
        repository.lockRegister();
        Registration registration = new Registration(repository, rows);
        List<FieldError> errors = registration.errors(row -> "/rows/" + (row + 1));
        if (!errors.isEmpty()) {
            throw Problem.ruleBroken("IMPORT_INVALID", "Nothing was imported: some rows can't be registered.")
                    .withErrors(errors);
        }
        Actor actor = Actor.of(caller);
        rows.forEach(row -> add(row, registration, UuidCreator.getTimeOrderedEpoch(), actor, "IMPORT"));
        return rows.size();
    }

    /** Adds those of the seed that are missing; their ids follow from their numbers, so that every replica agrees. */
    @Transactional
    void load(List<NewOrganisation> seed) {
        repository.lockRegister();
        Map<UUID, Organisation> present =
                byId(seed.stream().map(OrganisationSeed::idOf).toList());
        List<NewOrganisation> missing = seed.stream()
                .filter(row -> !present.containsKey(OrganisationSeed.idOf(row)))
                .toList();
        Registration registration = new Registration(repository, missing);
        missing.forEach(row -> add(row, registration, OrganisationSeed.idOf(row), Actor.APPLICATIONS_SERVICE, "SEED"));
    }

    /** Adds an organisation, and ends those that it replaces. */
    private Organisation add(NewOrganisation request, Registration registration, UUID id, Actor actor, String action) {
        Organisation added = request.registered(id);
        List<Organisation> predecessors =
                request.predecessors().stream().map(registration::predecessor).toList();
        for (Organisation predecessor : predecessors) {
            Organisation replaced = repository.update(predecessor.endingOn(request.validFrom()));
            registration.know(replaced);
            audit.recordDeed(replaced.id(), actor, "REPLACE", replaced.version(), "by " + added.name());
            if (predecessor.validTo() == null) {
                publish(replaced);
            }
        }
        repository.save(added);
        predecessors.forEach(predecessor -> repository.saveSuccession(predecessor.id(), id));
        registration.know(added);
        audit.recordDeed(id, actor, action, added.version(), null);
        publish(added);
        return added;
    }

    private void publish(Organisation organisation) {
        outbox.append(
                OrganisationRegistered.TYPE,
                organisation.id().toString(),
                new OrganisationRegistered(
                        organisation.id(),
                        organisation.organisationNumber(),
                        organisation.name(),
                        organisation.kind().name(),
                        organisation.municipalityCode(),
                        organisation.healthCommunity(),
                        organisation.validFrom(),
                        organisation.validTo(),
                        repository.predecessorIds(organisation.id())));
    }
}
