package no.tilsagn.budget.award;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.tilsagn.api.Problem;
import no.tilsagn.budget.award.AwardOffers.Terms;
import no.tilsagn.budget.call.CallTerms;
import no.tilsagn.budget.call.Calls;
import no.tilsagn.budget.candidate.Candidates;
import no.tilsagn.budget.candidate.SubmittedApplication;
import no.tilsagn.budget.fund.Fund;
import no.tilsagn.budget.fund.Funds;
import no.tilsagn.budget.letter.GrantLetter;
import no.tilsagn.budget.letter.Letters;
import no.tilsagn.budget.organisation.Organisation;
import no.tilsagn.budget.organisation.Organisations;

/** Writes the letters that go with a decision, with the names that everybody has on that day. */
@Singleton
class OfferLetters {
    private final Letters letters;
    private final AwardRepository awards;
    private final Candidates candidates;
    private final Calls calls;
    private final Funds funds;
    private final Organisations organisations;

    OfferLetters(
            Letters letters,
            AwardRepository awards,
            Candidates candidates,
            Calls calls,
            Funds funds,
            Organisations organisations) {
        this.letters = letters;
        this.awards = awards;
        this.candidates = candidates;
        this.calls = calls;
        this.funds = funds;
        this.organisations = organisations;
    }

    /** @throws Problem 409 {@code CANDIDATES_INCOMPLETE} when the name of somebody who applied is not known yet */
    void write(Terms terms, Map<Award, Offer> offered) {
        Map<UUID, String> names = names(offered.keySet());
        String sender = senderOf(funds.get(terms.fundId()));
        Map<UUID, GrantLetter> written = new HashMap<>();
        offered.forEach((award, offer) ->
                written.put(award.id(), letter(award, offer.application(), terms.call(), sender, names)));
        letters.keep(written);
    }

    /**
     * As it was written with the offer. Awards from before that was done get theirs now, and keep it.
     *
     * @throws Problem as {@link #write}
     */
    @Transactional
    GrantLetter of(Award award) {
        return letters.find(award.id()).orElseGet(() -> {
            awards.findByIdForUpdate(award.id());
            return letters.find(award.id()).orElseGet(() -> writeLate(award));
        });
    }

    private GrantLetter writeLate(Award award) {
        GrantLetter letter = letter(
                award,
                candidates.find(award.applicationId()).orElseThrow(),
                calls.get(award.callId()),
                senderOf(funds.get(award.fundId())),
                names(Set.of(award)));
        letters.keep(Map.of(award.id(), letter));
        return letter;
    }

    /** A letter to nobody can't be mended later: it waits until organisation-registered has come. */
    private Map<UUID, String> names(Set<Award> awards) {
        Set<UUID> parties =
                awards.stream().flatMap(award -> award.partyIds().stream()).collect(Collectors.toSet());
        Map<UUID, String> names = organisations.names(parties);
        List<UUID> unknown = new ArrayList<>(parties);
        unknown.removeAll(names.keySet());
        if (!unknown.isEmpty()) {
            throw Problem.conflict(
                            "CANDIDATES_INCOMPLETE",
                            "The names of some who applied have not arrived here yet, and their letters need them. Try "
                                    + "again in a moment; if it stays so, an operator should look at the parked "
                                    + "messages of budget-service.")
                    .with("organisationIds", unknown);
        }
        return names;
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

    private static GrantLetter letter(
            Award award, SubmittedApplication application, CallTerms call, String sender, Map<UUID, String> names) {
        List<String> partners = award.partyIds().stream()
                .filter(party -> !party.equals(award.recipientId()))
                .map(names::get)
                .toList();
        return new GrantLetter(
                award.number(),
                award.offeredOn(),
                application.number(),
                award.title(),
                sender,
                names.get(award.recipientId()),
                partners,
                call.title(),
                call.scheme(),
                award.startsOn(),
                award.endsOn(),
                award.requestedOre(),
                award.byYear(),
                award.reductionReason(),
                award.conditions(),
                award.caseNumber(),
                award.decidedOn(),
                award.acceptBy(),
                award.plannedBy(call),
                call.reportingPlan(),
                call.appealable());
    }
}
