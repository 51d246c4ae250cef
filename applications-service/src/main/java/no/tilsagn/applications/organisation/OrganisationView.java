package no.tilsagn.applications.organisation;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * An organisation as the API shows it.
 *
 * @param validTo the first day it no longer exists
 * @param predecessors ids of what it came from
 * @param successors ids of what it became
 */
@Introspected
record OrganisationView(
        UUID id,
        long version,
        @Nullable String organisationNumber,
        String name,
        OrganisationKind kind,
        @Nullable String municipalityCode,
        @Nullable String healthCommunity,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        List<UUID> predecessors,
        List<UUID> successors) {

    static OrganisationView of(Organisation organisation, Collection<Succession> successions) {
        UUID id = organisation.id();
        return new OrganisationView(
                id,
                organisation.version(),
                organisation.organisationNumber(),
                organisation.name(),
                organisation.kind(),
                organisation.municipalityCode(),
                organisation.healthCommunity(),
                organisation.validFrom(),
                organisation.validTo(),
                successions.stream()
                        .filter(link -> link.successorId().equals(id))
                        .map(Succession::predecessorId)
                        .sorted()
                        .toList(),
                successions.stream()
                        .filter(link -> link.predecessorId().equals(id))
                        .map(Succession::successorId)
                        .sorted()
                        .toList());
    }
}
