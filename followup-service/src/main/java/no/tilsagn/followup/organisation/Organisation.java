package no.tilsagn.followup.organisation;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organisation as applications-service last told of it.
 *
 * @param healthCommunity code of the community whose area it belongs to, or which it is
 * @param validTo the first day it no longer exists, or null
 */
@MappedEntity
public record Organisation(
        @Id UUID id,
        @Nullable String organisationNumber,
        String name,
        String kind,
        @Nullable String healthCommunity,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {}
