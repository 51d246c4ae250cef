package no.tilsagn.followup.call;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDateTime;
import java.util.UUID;

@MappedEntity
record CallDeadline(@Id UUID callId, LocalDateTime lastDeadline) {}
