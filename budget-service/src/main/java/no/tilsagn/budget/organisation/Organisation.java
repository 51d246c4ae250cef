package no.tilsagn.budget.organisation;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What is known of an organisation.
 *
 * @param kind as the public API writes it, such as {@code HEALTH_TRUST}
 * @param healthCommunity the area that it belongs to, or null
 * @param validTo the first day it no longer exists, or null
 */
@MappedEntity
public record Organisation(
        @Id UUID id,
        @Nullable String organisationNumber,
        String name,
        String kind,
        @Nullable String municipalityCode,
        @Nullable String healthCommunity,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {}
