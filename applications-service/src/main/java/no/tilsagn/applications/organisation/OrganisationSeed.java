package no.tilsagn.applications.organisation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

/**
 * The organisations of Helse Nord's area, loaded before the first request: the health authority, its trusts and health
 * communities, and the municipalities of Nordland, Troms and Finnmark with the codes they had before 2020 and 2024.
 */
@Singleton
class OrganisationSeed {
    private static final String FILE = "/organisations.csv";
    private static final UUID NAMESPACE = UUID.fromString("6d0f7c5e-2f0c-4c0b-9f5b-3b1f0b6f5a11");

    private final Organisations organisations;
    private final OrganisationCsv csv;

    OrganisationSeed(Organisations organisations, OrganisationCsv csv) {
        this.organisations = organisations;
        this.csv = csv;
    }

    @EventListener
    void load(StartupEvent started) {
        try (InputStream file = OrganisationSeed.class.getResourceAsStream(FILE)) {
            organisations.load(csv.read(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + FILE, e);
        }
    }

    static UUID idOf(NewOrganisation row) {
        return UuidCreator.getNameBasedSha1(
                NAMESPACE, Objects.requireNonNullElseGet(row.municipalityCode(), row::organisationNumber));
    }
}
