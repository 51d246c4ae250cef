package no.tilsagn.applications.application;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.util.List;
import java.util.UUID;
import no.tilsagn.applications.form.Party;
import no.tilsagn.applications.form.ProjectType;

/**
 * An application without its texts, as one reader may see it.
 *
 * @param own whether it is as those have it who write it, else as it was handed in last
 * @param entitled whether the reader's organisation or role may see all of it
 * @param conflicted whether the reader has declared a conflict of interest
 */
@MappedEntity("application")
record ApplicationRow(
        @Id UUID id,
        String number,
        UUID callId,
        ApplicationStatus status,
        long version,
        String title,
        @Nullable ProjectType projectType,
        boolean digital,
        @Nullable String healthCommunity,
        @TypeDef(type = DataType.JSON) List<Party> parties,
        @Nullable Long requestedAmountOre,
        @Nullable Long totalCostOre,
        boolean own,
        boolean entitled,
        boolean conflicted) {}
