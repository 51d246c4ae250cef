package no.tilsagn.budget.award;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.tilsagn.budget.call.CallTerms;
import no.tilsagn.budget.instalment.Gate;
import no.tilsagn.budget.instalment.InstalmentStatus;
import no.tilsagn.budget.instalment.InstalmentStatus.Command;
import no.tilsagn.budget.instalment.PlannedInstalment;

/**
 * A part of an award that is paid at once.
 *
 * @param no from 1 within the award
 * @param approvedBy subject; never the one in {@code disbursedBy}
 */
@MappedEntity
record Instalment(
        @Id UUID id,
        UUID awardId,
        int no,
        int year,
        LocalDate dueOn,
        long amountOre,
        InstalmentStatus status,
        @Nullable String gateDuty,
        @Nullable Integer gateNo,
        @Nullable String approvedBy,
        @Nullable String disbursedBy,
        @Nullable LocalDate disbursedOn) {

    /** All that an award is to be paid in. */
    static List<Instalment> allOf(Award award, CallTerms call) {
        return award.plannedBy(call).stream()
                .map(planned -> of(award.id(), planned))
                .toList();
    }

    private static Instalment of(UUID awardId, PlannedInstalment planned) {
        Gate gate = planned.gate();
        return new Instalment(
                UuidCreator.getTimeOrderedEpoch(),
                awardId,
                planned.no(),
                planned.year(),
                planned.dueOn(),
                planned.amountOre(),
                InstalmentStatus.PLANNED,
                gate == null ? null : gate.duty(),
                gate == null ? null : gate.no(),
                null,
                null,
                null);
    }

    @Nullable
    Gate gate() {
        return gateDuty == null ? null : new Gate(gateDuty, gateNo);
    }

    Instalment gatedBy(@Nullable Gate gate) {
        return new Instalment(
                id,
                awardId,
                no,
                year,
                dueOn,
                amountOre,
                status,
                gate == null ? null : gate.duty(),
                gate == null ? null : gate.no(),
                approvedBy,
                disbursedBy,
                disbursedOn);
    }

    Instalment released() {
        return with(next(Command.RELEASE), null, null, null);
    }

    /** Whatever was approved is so no longer. */
    Instalment cancelled() {
        return with(next(Command.CANCEL), null, null, null);
    }

    Instalment approved(String by) {
        return with(next(Command.APPROVE), by, null, null);
    }

    Instalment disbursed(String by, LocalDate on) {
        return with(next(Command.DISBURSE), approvedBy, by, on);
    }

    private InstalmentStatus next(Command command) {
        return InstalmentStatus.LIFE_CYCLE.require(status, command).to();
    }

    private Instalment with(
            InstalmentStatus newStatus, @Nullable String approver, @Nullable String payer, @Nullable LocalDate paidOn) {
        return new Instalment(
                id, awardId, no, year, dueOn, amountOre, newStatus, gateDuty, gateNo, approver, payer, paidOn);
    }
}
