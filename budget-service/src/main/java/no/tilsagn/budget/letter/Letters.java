package no.tilsagn.budget.letter;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import no.tilsagn.api.Caller;
import no.tilsagn.budget.award.Award;
import no.tilsagn.budget.award.Awards;
import no.tilsagn.budget.call.Calls;
import no.tilsagn.budget.candidate.Candidates;
import no.tilsagn.budget.candidate.SubmittedApplication;
import no.tilsagn.budget.fund.Fund;
import no.tilsagn.budget.fund.Funds;
import no.tilsagn.budget.organisation.Organisation;
import no.tilsagn.budget.organisation.Organisations;

/** Writes the letter of an award. */
@Singleton
class Letters {
    private final Awards awards;
    private final Calls calls;
    private final Candidates candidates;
    private final Funds funds;
    private final Organisations organisations;

    Letters(Awards awards, Calls calls, Candidates candidates, Funds funds, Organisations organisations) {
        this.awards = awards;
        this.calls = calls;
        this.candidates = candidates;
        this.funds = funds;
        this.organisations = organisations;
    }

    GrantLetter of(UUID awardId, Caller caller) {
        Award award = awards.get(awardId, caller);
        List<String> partners = award.partyIds().stream()
                .filter(party -> !party.equals(award.recipientId()))
                .map(this::nameOf)
                .toList();
        return new GrantLetter(
                award,
                calls.get(award.callId()),
                candidates
                        .find(award.applicationId())
                        .map(SubmittedApplication::number)
                        .orElseThrow(),
                senderOf(funds.get(award.fundId())),
                nameOf(award.recipientId()),
                partners);
    }

    /** Whoever manages the fund. */
    private String senderOf(Fund fund) {
        String kind = switch (fund.kind()) {
            case REGIONAL -> "REGIONAL_HEALTH_AUTHORITY";
            case LOCAL -> "HEALTH_COMMUNITY";
        };
        return organisations
                .ofKind(kind, fund.healthCommunity())
                .map(Organisation::name)
                .orElse(fund.name());
    }

    private String nameOf(UUID organisationId) {
        return organisations.find(organisationId).map(Organisation::name).orElse("(ukjent organisasjon)");
    }
}
