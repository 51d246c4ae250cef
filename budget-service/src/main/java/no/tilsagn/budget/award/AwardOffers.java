package no.tilsagn.budget.award;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.tilsagn.api.OsloTime;
import no.tilsagn.budget.award.AwardHistoryEntry.Action;
import no.tilsagn.budget.call.CallTerms;
import no.tilsagn.budget.candidate.SubmittedApplication;
import no.tilsagn.budget.ledger.DecisionReference;
import no.tilsagn.budget.rule.FundedPeriod;
import no.tilsagn.messaging.Outbox;

/** Offers awards as part of the decision that they rest on. */
@Singleton
public class AwardOffers {
    private static final Set<AwardStatus> LIVE = Set.of(AwardStatus.OFFERED, AwardStatus.ACCEPTED, AwardStatus.SETTLED);

    private final AwardRepository repository;
    private final InstalmentRepository instalments;
    private final AwardPostings postings;
    private final AwardHistory history;
    private final OfferLetters letters;
    private final Outbox outbox;
    private final InstantSource clock;

    AwardOffers(
            AwardRepository repository,
            InstalmentRepository instalments,
            AwardPostings postings,
            AwardHistory history,
            OfferLetters letters,
            Outbox outbox,
            InstantSource clock) {
        this.repository = repository;
        this.instalments = instalments;
        this.postings = postings;
        this.history = history;
        this.letters = letters;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The decision.
     *
     * @param year in which the awards are numbered
     * @param decidedBy subject of the one who adopted it
     */
    public record Terms(
            UUID allocationId,
            UUID fundId,
            int year,
            CallTerms call,
            String caseNumber,
            LocalDate decidedOn,
            String decidedBy) {}

    /**
     * Reserves the money, offers the awards, plans their payment and writes their letters, in the caller's transaction.
     *
     * @throws no.tilsagn.api.Problem 422 {@code FUND_EXHAUSTED} with {@code year} and {@code remaining}; 409 {@code
     *     CANDIDATES_INCOMPLETE} with {@code organisationIds} whose names a letter needs and that are not known yet
     */
    @Transactional(propagation = TransactionDefinition.Propagation.MANDATORY)
    public void offer(Terms terms, List<Offer> offers) {
        if (offers.isEmpty()) {
            return;
        }
        DecisionReference decision = new DecisionReference(
                DecisionReference.Kind.ALLOCATION,
                terms.allocationId(),
                terms.caseNumber(),
                terms.decidedOn(),
                terms.decidedBy());
        repository.takeNumbers(terms.year(), offers.size());
        int number = repository.lastNumber(terms.year()) - offers.size();
        Map<Award, Offer> offered = new LinkedHashMap<>();
        for (Offer offer : offers) {
            number++;
            offered.put(award(terms, offer, "T-%d-%04d".formatted(terms.year(), number)), offer);
        }
        postings.reserve(terms.fundId(), decision, offered.keySet());
        for (Award award : offered.keySet()) {
            repository.save(award);
            instalments.saveAll(Instalment.allOf(award, terms.call()));
            AwardEvent.offered(award).appendTo(outbox);
            history.record(award, Action.OFFER, terms.decidedBy(), award.reductionReason());
        }
        letters.write(terms, offered);
    }

    /** What is promised to each application by awards that stand, over all funds; nothing for the others. */
    @Transactional(readOnly = true)
    public Map<UUID, Long> awardedOre(Collection<UUID> applicationIds) {
        return applicationIds.isEmpty()
                ? Map.of()
                : repository.findByApplicationIdInAndStatusIn(applicationIds, LIVE).stream()
                        .collect(Collectors.toMap(Award::applicationId, Award::totalOre, Math::addExact));
    }

    /** The awards of an allocation by application. */
    @Transactional(readOnly = true)
    public Map<UUID, UUID> awardsByApplication(UUID allocationId) {
        return repository.findByAllocationId(allocationId).stream()
                .collect(Collectors.toMap(Award::applicationId, Award::id));
    }

    private Award award(Terms terms, Offer offer, String number) {
        SubmittedApplication application = offer.application();
        LocalDate today = OsloTime.today(clock);
        long total = offer.byYear().total();
        boolean reduced = total < application.requested().total();
        return new Award(
                UuidCreator.getTimeOrderedEpoch(),
                number,
                terms.allocationId(),
                application.applicationId(),
                application.callId(),
                terms.fundId(),
                application.leadOrganisationId(),
                application.partyIds(),
                application.healthCommunity(),
                application.title(),
                application.startsOn(),
                application.endsOn(),
                FundedPeriod.of(application.request(0), terms.call().rules()).to(),
                AwardStatus.OFFERED,
                application.requested().total(),
                total,
                offer.byYear(),
                reduced ? offer.reason() : null,
                offer.conditions(),
                terms.caseNumber(),
                terms.decidedOn(),
                today,
                acceptBy(terms, today),
                null,
                null,
                0);
    }

    /** The days to answer begin when the offer is made, and not before the meeting that it rests on. */
    private static LocalDate acceptBy(Terms terms, LocalDate today) {
        LocalDate from = terms.decidedOn().isAfter(today) ? terms.decidedOn() : today;
        return from.plusDays(terms.call().acceptWithinDays());
    }
}
