package no.tilsagn.followup.impartiality;

import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/**
 * What a person last declared about an application.
 *
 * @param subject the person, as the tokens name him or her
 */
@MappedEntity
record Impartiality(UUID applicationId, String subject, boolean conflicted) {}
