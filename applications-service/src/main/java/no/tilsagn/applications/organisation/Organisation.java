package no.tilsagn.applications.organisation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Who can take part.
 *
 * @param organisationNumber nine digits, or null for a body that is no legal entity and for a municipality of the past
 * @param healthCommunity code of the area it belongs to, such as {@code helgeland}, or null
 * @param validTo the first day it no longer exists, or null
 */
@MappedEntity("organisation")
public record Organisation(
        @Id UUID id,
        @Version long version,
        @Nullable String organisationNumber,
        String name,
        OrganisationKind kind,
        @Nullable String municipalityCode,
        @Nullable String healthCommunity,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    Organisation endingOn(LocalDate firstDayWithoutIt) {
        return new Organisation(
                id,
                version,
                organisationNumber,
                name,
                kind,
                municipalityCode,
                healthCommunity,
                validFrom,
                validTo == null ? firstDayWithoutIt : validTo);
    }
}
