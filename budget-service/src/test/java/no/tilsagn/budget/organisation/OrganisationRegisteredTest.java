package no.tilsagn.budget.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.budget.RunningService;
import no.tilsagn.contracts.applications.OrganisationRegistered;
import org.junit.jupiter.api.Test;

class OrganisationRegisteredTest {
    private static final RunningService SERVICE = RunningService.get();
    private static final Organisations ORGANISATIONS = SERVICE.bean(Organisations.class);
    private static final String LENVIK = "310001000";

    @Test
    void keepsWhatItWasToldLast() {
        UUID id = UUID.randomUUID();
        tell(id, null, "Et regionråd", null);
        tell(id, null, "Et annet navn", null);

        RunningService.eventually(
                () -> "Et annet navn".equals(ORGANISATIONS.names(Set.of(id)).get(id)));
        assertThat(SERVICE.bean(OrganisationRepository.class).findByIdIn(Set.of(id)))
                .extracting(Organisation::organisationNumber)
                .containsOnlyNulls();
    }

    @Test
    void findsTheOneThatStillExistsAmongThoseOfANumber() {
        UUID merged = UUID.randomUUID();
        UUID newer = UUID.randomUUID();
        tell(merged, LENVIK, "Lenvik kommune", LocalDate.of(2020, 1, 1));
        tell(newer, LENVIK, "Senja kommune", null);
        RunningService.eventually(
                () -> ORGANISATIONS.names(Set.of(merged, newer)).size() == 2);

        assertThat(ORGANISATIONS.withNumber(LENVIK).orElseThrow().id()).isEqualTo(newer);
    }

    @Test
    void knowsNobodyForACallerWithoutOrWithAnUnknownOrganisation() {
        assertThat(ORGANISATIONS.of(new Caller("auditor", "Revisor", null, Set.of())))
                .isEmpty();
        assertThat(ORGANISATIONS.healthCommunityOf(new Caller("x", "X", "999999999", Set.of())))
                .isEmpty();
    }

    private static void tell(UUID id, String number, String name, LocalDate validTo) {
        var organisation = new OrganisationRegistered(
                id, number, name, "MUNICIPALITY", null, "troms-ofoten", LocalDate.of(2019, 1, 1), validTo, null);
        SERVICE.publish("tilsagn.applications.v1", OrganisationRegistered.TYPE, id.toString(), organisation);
    }
}
