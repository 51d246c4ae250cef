package no.tilsagn.followup.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.api.Roles;
import no.tilsagn.followup.organisation.Organisation;
import org.jspecify.annotations.Nullable;

/**
 * Who is told, and why. It names a community or a role rather than people or organisations, so that it can be written before
 * the organisation is known here and reaches whoever has the task when they read.
 *
 * @param why one sentence to the reader
 */
public record Addressee(String key, String why) {

    public static Addressee secretariat(String healthCommunity) {
        return new Addressee(
                secretariatKey(healthCommunity),
                "Du får dette fordi du arbeider i sekretariatet for helsefellesskapet som saken hører til.");
    }

    public static Addressee fundManagers() {
        return new Addressee(roleKey(Roles.FUND_MANAGER), "Du får dette fordi du forvalter tilskuddsmidlene.");
    }

    public static Addressee lead(UUID organisationId) {
        return new Addressee(organisationKey(organisationId), "Du får dette fordi organisasjonen din leder søknaden.");
    }

    public static Addressee recipient(UUID organisationId) {
        return new Addressee(
                organisationKey(organisationId), "Du får dette fordi organisasjonen din er mottaker av tilskuddet.");
    }

    public static Addressee party(UUID organisationId) {
        return new Addressee(
                organisationKey(organisationId), "Du får dette fordi organisasjonen din er part i prosjektet.");
    }

    /**
     * The keys under which somebody finds what is addressed to him or her.
     *
     * @param line the organisation and what it came from; empty when there is none
     */
    static List<String> keysOf(Caller caller, @Nullable Organisation organisation, Set<UUID> line) {
        List<String> keys = new ArrayList<>();
        if (caller.hasAny(Roles.APPLICANT, Roles.TRUST)) {
            line.forEach(organisationId -> keys.add(organisationKey(organisationId)));
        }
        if (organisation != null && caller.has(Roles.SECRETARIAT) && organisation.healthCommunity() != null) {
            keys.add(secretariatKey(organisation.healthCommunity()));
        }
        caller.roles().forEach(role -> keys.add(roleKey(role)));
        return keys;
    }

    private static String organisationKey(UUID organisationId) {
        return "organisation:" + organisationId;
    }

    private static String secretariatKey(String healthCommunity) {
        return "secretariat:" + healthCommunity;
    }

    private static String roleKey(String role) {
        return "role:" + role;
    }
}
