package no.tilsagn.budget;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import no.tilsagn.budget.organisation.Organisation;
import no.tilsagn.budget.organisation.Organisations;
import no.tilsagn.contracts.applications.OrganisationRegistered;

/** The organisations that the demo users act for, as applications-service tells about them. */
public final class KnownOrganisations {
    public static final String HELGELAND = "310000051";
    public static final String FINNMARK = "310000078";
    public static final String TROMS_OFOTEN = "310000043";
    public static final String TRUST_HELGELAND = "310000019";
    public static final String TRUST_UNN = "310000000";
    public static final String SENJA = "310000671";
    public static final String BARDU = "310000620";
    public static final String VEFSN = "310000205";
    public static final String RANA = "310000272";
    public static final String BRONNOY = "310000140";

    private static final Map<String, OrganisationRegistered> TOLD = new LinkedHashMap<>();
    private static boolean published;

    static {
        tell("883658752", "Helse Nord RHF", "REGIONAL_HEALTH_AUTHORITY", null, null);
        tell(HELGELAND, "Helsefellesskap Helgeland", "HEALTH_COMMUNITY", null, "helgeland");
        tell(FINNMARK, "Helsefellesskap Finnmark", "HEALTH_COMMUNITY", null, "finnmark");
        tell(TROMS_OFOTEN, "Helsefellesskapet Troms og Ofoten", "HEALTH_COMMUNITY", null, "troms-ofoten");
        tell(TRUST_HELGELAND, "Helgelandssykehuset HF", "HEALTH_TRUST", null, "helgeland");
        tell(TRUST_UNN, "Universitetssykehuset Nord-Norge HF", "HEALTH_TRUST", null, "troms-ofoten");
        tell("310000094", "Tildelingsutvalget i Helse Nord", "COMMITTEE", null, null);
        tell(SENJA, "Senja kommune", "MUNICIPALITY", "5530", "troms-ofoten");
        tell(BARDU, "Bardu kommune", "MUNICIPALITY", "5520", "troms-ofoten");
        tell(VEFSN, "Vefsn kommune", "MUNICIPALITY", "1824", "helgeland");
        tell(RANA, "Rana kommune", "MUNICIPALITY", "1833", "helgeland");
        tell(BRONNOY, "Brønnøy kommune", "MUNICIPALITY", "1813", "helgeland");
    }

    private KnownOrganisations() {}

    /** Publishes all of them and waits until the service knows them. */
    public static synchronized void make(RunningService service) {
        if (published) {
            return;
        }
        TOLD.values().forEach(organisation -> publish(service, organisation));
        Organisations known = service.bean(Organisations.class);
        TOLD.keySet()
                .forEach(number ->
                        RunningService.eventually(() -> known.withNumber(number).isPresent()));
        published = true;
    }

    /** Tells of another name, and waits until it is known. */
    public static void rename(RunningService service, String organisationNumber, String name) {
        OrganisationRegistered told = TOLD.get(organisationNumber);
        publish(
                service,
                new OrganisationRegistered(
                        told.organisationId(),
                        organisationNumber,
                        name,
                        told.kind(),
                        told.municipalityCode(),
                        told.healthCommunity(),
                        told.validFrom(),
                        null,
                        null));
        RunningService.eventually(
                () -> organisation(service, organisationNumber).name().equals(name));
    }

    public static void publish(RunningService service, OrganisationRegistered organisation) {
        service.publish(
                "tilsagn.applications.v1",
                OrganisationRegistered.TYPE,
                organisation.organisationId().toString(),
                organisation);
    }

    public static UUID idOf(String organisationNumber) {
        return UUID.nameUUIDFromBytes(organisationNumber.getBytes(StandardCharsets.UTF_8));
    }

    public static Organisation organisation(RunningService service, String organisationNumber) {
        return service.bean(Organisations.class).withNumber(organisationNumber).orElseThrow();
    }

    private static void tell(String number, String name, String kind, String municipalityCode, String community) {
        TOLD.put(
                number,
                new OrganisationRegistered(
                        idOf(number),
                        number,
                        name,
                        kind,
                        municipalityCode,
                        community,
                        LocalDate.of(2020, 1, 1),
                        null,
                        null));
    }
}
