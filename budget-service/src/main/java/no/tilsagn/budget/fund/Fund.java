package no.tilsagn.budget.fund;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A pot of money. Its kind and community never change.
 *
 * @param healthCommunity whose pot it is; null for a regional one
 */
@MappedEntity
public record Fund(
        @Id UUID id,
        String name,
        FundKind kind,
        @Nullable String healthCommunity,
        Instant createdAt,
        String createdBy) {}
