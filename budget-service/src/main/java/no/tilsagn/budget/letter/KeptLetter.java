package no.tilsagn.budget.letter;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.UUID;

/** The letter of an award, as it was offered. */
@MappedEntity("grant_letter")
record KeptLetter(
        @Id UUID awardId, @TypeDef(type = DataType.JSON) GrantLetter letter) {}
