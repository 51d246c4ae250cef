package no.tilsagn.followup.notification;

import java.util.UUID;

/** What a notification is about. */
public record Subject(Type type, UUID id) {

    public enum Type {
        APPLICATION,
        CALL,
        ALLOCATION,
        AWARD,
        PROJECT,
        DUTY
    }
}
