package no.tilsagn.budget.allocation;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.UUID;

/** What an adopted decision rested on, kept as it was. */
@MappedEntity
record AdoptionBasis(
        @Id UUID allocationId,
        @TypeDef(type = DataType.JSON) DecisionBasis basis) {}
