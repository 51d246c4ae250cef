package no.tilsagn.applications.audit;

import io.micronaut.core.annotation.Nullable;
import no.tilsagn.api.Caller;

/** Who did something: a person, this service by itself, or another one by its event. */
public record Actor(String subject, String name, @Nullable String organisationNumber) {
    public static final Actor BUDGET_SERVICE = new Actor("budget-service", "budget-service", null);
    public static final Actor APPLICATIONS_SERVICE = new Actor("applications-service", "applications-service", null);

    public static Actor of(Caller caller) {
        return new Actor(caller.subject(), caller.name(), caller.organisationNumber());
    }
}
