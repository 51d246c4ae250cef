package no.tilsagn.applications.application;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.tilsagn.api.FieldError;
import no.tilsagn.api.Problem;
import no.tilsagn.applications.form.ApplicationForm;
import no.tilsagn.applications.form.Party;

/** The organisations that an application names, with the places where it does. */
record ApplicationReferences(Map<String, UUID> byPointer) {

    static ApplicationReferences of(ApplicationForm form, List<Party> parties) {
        Map<String, UUID> byPointer = new LinkedHashMap<>();
        for (int i = 0; i < parties.size(); i++) {
            byPointer.put("/parties/" + i + "/organisationId", parties.get(i).organisationId());
        }
        for (int i = 0; i < form.contacts().size(); i++) {
            byPointer.put(
                    "/contacts/" + i + "/organisationId", form.contacts().get(i).organisationId());
        }
        for (int i = 0; i < form.budget().lines().size(); i++) {
            byPointer.put(
                    "/budget/lines/" + i + "/organisationId",
                    form.budget().lines().get(i).organisationId());
        }
        byPointer.values().removeIf(organisationId -> organisationId == null);
        return new ApplicationReferences(byPointer);
    }

    Set<UUID> organisationIds() {
        return Set.copyOf(byPointer.values());
    }

    void requireKnown(Set<UUID> known) {
        List<FieldError> errors = new ArrayList<>();
        byPointer.forEach((pointer, organisationId) -> {
            if (!known.contains(organisationId)) {
                errors.add(new FieldError(pointer, "ORGANISATION_UNKNOWN", "There is no such organisation."));
            }
        });
        if (!errors.isEmpty()) {
            throw Problem.ruleBroken("ORGANISATION_UNKNOWN", "The application names unknown organisations.")
                    .withErrors(errors);
        }
    }
}
