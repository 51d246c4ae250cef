package no.tilsagn.followup;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.tilsagn.contracts.applications.OrganisationRegistered;

/** The organisations that the tests' users act for. */
final class Organisations {
    static final OrganisationRegistered SENJA = municipality("310000671", "Senja kommune", "troms-ofoten");
    static final OrganisationRegistered BARDU = municipality("310000620", "Bardu kommune", "troms-ofoten");
    static final OrganisationRegistered VEFSN = municipality("310000205", "Vefsn kommune", "helgeland");
    static final OrganisationRegistered UNN =
            organisation("310000000", "Universitetssykehuset Nord-Norge HF", "HEALTH_TRUST", "troms-ofoten");
    static final OrganisationRegistered TROMS_OFOTEN =
            organisation("310000043", "Helsefellesskapet Troms og Ofoten", "HEALTH_COMMUNITY", "troms-ofoten");
    static final OrganisationRegistered HELGELAND =
            organisation("310000051", "Helsefellesskap Helgeland", "HEALTH_COMMUNITY", "helgeland");
    static final OrganisationRegistered HELSE_NORD =
            organisation("883658752", "Helse Nord RHF", "REGIONAL_HEALTH_AUTHORITY", null);
    static final OrganisationRegistered COMMITTEE =
            organisation("310000094", "Tildelingsutvalget i Helse Nord", "COMMITTEE", null);

    static final List<OrganisationRegistered> ALL =
            List.of(SENJA, BARDU, VEFSN, UNN, TROMS_OFOTEN, HELGELAND, HELSE_NORD, COMMITTEE);

    private Organisations() {}

    private static OrganisationRegistered municipality(String number, String name, String healthCommunity) {
        return organisation(number, name, "MUNICIPALITY", healthCommunity);
    }

    private static OrganisationRegistered organisation(
            String number, String name, String kind, String healthCommunity) {
        return new OrganisationRegistered(
                UUID.randomUUID(), number, name, kind, null, healthCommunity, LocalDate.of(2020, 1, 1), null, null);
    }
}
