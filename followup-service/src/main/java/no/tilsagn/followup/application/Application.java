package no.tilsagn.followup.application;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.List;
import java.util.UUID;
import no.tilsagn.contracts.applications.ApplicationSubmitted;

/** What an application promised when it was last submitted. */
@MappedEntity
public record Application(
        @Id UUID id,
        long version,
        String number,
        String title,
        @TypeDef(type = DataType.JSON) List<ApplicationSubmitted.Milestone> milestones,
        @TypeDef(type = DataType.JSON) List<ApplicationSubmitted.Benefit> benefits) {}
