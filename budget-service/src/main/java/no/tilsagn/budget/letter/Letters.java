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
                funds.get(award.fundId()).name(),
                nameOf(award.recipientId()),
                partners);
    }

    private String nameOf(UUID organisationId) {
        return organisations.find(organisationId).map(Organisation::name).orElse("(ukjent organisasjon)");
    }
}
