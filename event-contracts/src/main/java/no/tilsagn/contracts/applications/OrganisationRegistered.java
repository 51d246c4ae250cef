package no.tilsagn.contracts.applications;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organisation is known to Tilsagn, or what is known of it has changed.
 *
 * @param organisationNumber nine digits, or null for a body that is no legal entity
 * @param kind the code of the public API, such as {@code MUNICIPALITY} or {@code HEALTH_TRUST}
 * @param municipalityCode four digits, for municipalities
 * @param healthCommunity code of the health community whose area it belongs to, such as {@code helgeland}
 * @param validTo the first day it no longer exists, or null
 * @param predecessorIds those that became it, or became part of it; null when nothing is told of them
 */
public record OrganisationRegistered(
        UUID organisationId,
        @Nullable String organisationNumber,
        String name,
        String kind,
        @Nullable String municipalityCode,
        @Nullable String healthCommunity,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable List<UUID> predecessorIds) {
    public static final String TYPE = "no.tilsagn.applications.organisation-registered.v1";
}
