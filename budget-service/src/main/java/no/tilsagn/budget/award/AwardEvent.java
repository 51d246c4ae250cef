package no.tilsagn.budget.award;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.tilsagn.api.LifeCycle;
import no.tilsagn.budget.call.CallTerms;
import no.tilsagn.budget.instalment.InstalmentStatus;
import no.tilsagn.contracts.budget.AwardAccepted;
import no.tilsagn.contracts.budget.AwardDeclined;
import no.tilsagn.contracts.budget.AwardLapsed;
import no.tilsagn.contracts.budget.AwardOffered;
import no.tilsagn.contracts.budget.AwardSettled;
import no.tilsagn.contracts.budget.InstalmentDisbursed;
import no.tilsagn.contracts.budget.InstalmentReleased;
import no.tilsagn.contracts.budget.YearAmount;
import no.tilsagn.messaging.Outbox;

/** Something that the others are told about an award; which type it is, the tables of the life cycles say. */
record AwardEvent(UUID awardId, String type, Object payload) {

    void appendTo(Outbox outbox) {
        outbox.append(type, awardId.toString(), payload);
    }

    static AwardEvent offered(Award award) {
        return new AwardEvent(
                award.id(),
                AwardOffered.TYPE,
                new AwardOffered(
                        award.id(),
                        award.number(),
                        award.applicationId(),
                        award.callId(),
                        award.allocationId(),
                        award.fundId(),
                        award.recipientId(),
                        award.healthCommunity(),
                        award.title(),
                        award.requestedOre(),
                        award.totalOre(),
                        byYear(award),
                        award.acceptBy(),
                        award.reductionReason(),
                        award.conditions()));
    }

    static AwardEvent accepted(Award award, List<Instalment> instalments, CallTerms call) {
        return new AwardEvent(
                award.id(),
                typeOf(AwardStatus.LIFE_CYCLE, AwardStatus.OFFERED, AwardStatus.Command.ACCEPT),
                new AwardAccepted(
                        award.id(),
                        award.number(),
                        award.applicationId(),
                        award.callId(),
                        award.fundId(),
                        award.recipientId(),
                        award.partyIds(),
                        award.healthCommunity(),
                        award.title(),
                        award.startsOn(),
                        award.endsOn(),
                        award.totalOre(),
                        byYear(award),
                        instalments.stream().map(AwardEvent::instalment).toList(),
                        call.reportingPlan().stream()
                                .map(each -> new AwardAccepted.ReportingRequirement(
                                        each.kind(), each.everyMonths(), each.monthsAfterEnd()))
                                .toList(),
                        award.conditions(),
                        award.acceptedOn()));
    }

    static AwardEvent declined(Award award, @Nullable String reason) {
        return new AwardEvent(
                award.id(),
                typeOf(AwardStatus.LIFE_CYCLE, AwardStatus.OFFERED, AwardStatus.Command.DECLINE),
                new AwardDeclined(
                        award.id(),
                        award.number(),
                        award.applicationId(),
                        award.callId(),
                        award.recipientId(),
                        award.healthCommunity(),
                        award.totalOre(),
                        reason));
    }

    static AwardEvent lapsed(Award award) {
        return new AwardEvent(
                award.id(),
                typeOf(AwardStatus.LIFE_CYCLE, AwardStatus.OFFERED, AwardStatus.Command.LAPSE),
                new AwardLapsed(
                        award.id(),
                        award.number(),
                        award.applicationId(),
                        award.callId(),
                        award.recipientId(),
                        award.healthCommunity(),
                        award.totalOre()));
    }

    static AwardEvent released(Award award, Instalment instalment) {
        return new AwardEvent(
                award.id(),
                typeOf(InstalmentStatus.LIFE_CYCLE, InstalmentStatus.PLANNED, InstalmentStatus.Command.RELEASE),
                new InstalmentReleased(
                        award.id(),
                        award.number(),
                        award.applicationId(),
                        award.fundId(),
                        instalment.no(),
                        instalment.year(),
                        instalment.amountOre()));
    }

    static AwardEvent disbursed(Award award, Instalment instalment, LocalDate on, long disbursedTotalOre) {
        return new AwardEvent(
                award.id(),
                typeOf(InstalmentStatus.LIFE_CYCLE, InstalmentStatus.APPROVED, InstalmentStatus.Command.DISBURSE),
                new InstalmentDisbursed(
                        award.id(),
                        award.number(),
                        award.applicationId(),
                        award.fundId(),
                        award.recipientId(),
                        instalment.no(),
                        instalment.year(),
                        instalment.amountOre(),
                        on,
                        disbursedTotalOre));
    }

    static AwardEvent settled(Award award, long disbursedOre) {
        return new AwardEvent(
                award.id(),
                typeOf(AwardStatus.LIFE_CYCLE, AwardStatus.ACCEPTED, AwardStatus.Command.SETTLE),
                new AwardSettled(
                        award.id(),
                        award.number(),
                        award.applicationId(),
                        award.recipientId(),
                        award.healthCommunity(),
                        disbursedOre,
                        award.totalOre() - disbursedOre));
    }

    private static <S extends Enum<S>, C extends Enum<C>> String typeOf(LifeCycle<S, C> table, S from, C command) {
        return table.require(from, command).event();
    }

    private static AwardAccepted.Instalment instalment(Instalment instalment) {
        return new AwardAccepted.Instalment(
                instalment.no(),
                instalment.year(),
                instalment.dueOn(),
                instalment.amountOre(),
                instalment.gateDuty() == null
                        ? null
                        : new AwardAccepted.Gate(instalment.gateDuty(), instalment.gateNo()));
    }

    private static List<YearAmount> byYear(Award award) {
        return award.byYear().ore().entrySet().stream()
                .map(year -> new YearAmount(year.getKey(), year.getValue()))
                .toList();
    }
}
