package no.tilsagn.applications.application;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import no.tilsagn.api.FieldError;
import no.tilsagn.applications.form.Party;
import no.tilsagn.applications.form.PartyRole;
import no.tilsagn.applications.organisation.Organisation;
import no.tilsagn.applications.patch.ReadOnlyFields;

/** Who takes part, as one list that is sent whole. */
@Introspected
record Parties(@Nullable @Size(max = 100) List<@NotNull @Valid Party> parties) {

    Parties {
        parties = Objects.requireNonNullElse(parties, List.of());
    }

    boolean sameAs(Parties other) {
        return unconfirmed().equals(other.unconfirmed());
    }

    List<Party> unconfirmed() {
        return parties.stream().map(Party::unconfirmed).toList();
    }

    /** Those that were not there before and no longer exist. */
    List<FieldError> ended(Parties before, Map<UUID, Organisation> organisations, LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < parties.size(); i++) {
            UUID id = parties.get(i).organisationId();
            Organisation organisation = organisations.get(id);
            boolean added = before.parties.stream()
                    .noneMatch(party -> party.organisationId().equals(id));
            if (added
                    && organisation.validTo() != null
                    && !organisation.validTo().isAfter(today)) {
                errors.add(new FieldError(
                        "/parties/" + i + "/organisationId",
                        "ORGANISATION_ENDED",
                        "%s ended on %s; a search for its name finds what it became."
                                .formatted(organisation.name(), organisation.validTo())));
            }
        }
        return errors;
    }

    /** Times of confirmation that nobody has read here. */
    List<FieldError> forgedConfirmations(Parties shown) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < parties.size(); i++) {
            if (parties.get(i).confirmedAt() != null && !shown.confirmed(parties.get(i))) {
                errors.add(new FieldError(
                        "/parties/" + i + "/confirmedAt",
                        ReadOnlyFields.CODE,
                        "A party confirms by POST …/confirmations, as its own user."));
            }
        }
        return errors;
    }

    private boolean confirmed(Party other) {
        return parties.stream()
                .anyMatch(party -> party.organisationId().equals(other.organisationId())
                        && Objects.equals(party.confirmedAt(), other.confirmedAt()));
    }

    List<FieldError> errors(UUID leadOrganisationId) {
        List<FieldError> errors = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < parties.size(); i++) {
            Party party = parties.get(i);
            if (!seen.add(party.organisationId())) {
                errors.add(new FieldError(
                        "/parties/" + i + "/organisationId", "DUPLICATE", "An organisation takes part once."));
            }
            boolean leads = party.organisationId().equals(leadOrganisationId);
            if (leads != (party.role() == PartyRole.LEAD)) {
                errors.add(new FieldError(
                        "/parties/" + i + "/role",
                        "LEAD_FIXED",
                        "The organisation that began the application leads it, and no other."));
            }
        }
        if (!seen.contains(leadOrganisationId)) {
            errors.add(new FieldError("/parties", "LEAD_MISSING", "The lead is one of the parties."));
        }
        return errors;
    }
}
