package no.tilsagn.check;

import java.util.List;

/** The services that own data, and who reads whose events. */
public enum Service {
    APPLICATIONS("tilsagn.applications.v1"),
    BUDGET("tilsagn.budget.v1"),
    FOLLOWUP("tilsagn.followup.v1");

    private final String topic;

    Service(String topic) {
        this.topic = topic;
    }

    /** Its database, its consumer group, and its name in the properties. */
    public String title() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public String topic() {
        return topic;
    }

    public List<Service> readers() {
        return switch (this) {
            case APPLICATIONS -> List.of(BUDGET, FOLLOWUP);
            case BUDGET -> List.of(APPLICATIONS, FOLLOWUP);
            case FOLLOWUP -> List.of(BUDGET);
        };
    }
}
