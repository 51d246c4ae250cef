package no.tilsagn.budget.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import no.tilsagn.api.LifeCycle;
import no.tilsagn.budget.allocation.AllocationStatus;
import no.tilsagn.budget.instalment.InstalmentStatus;
import org.junit.jupiter.api.Test;

/** Every command in every state: where it leads, or {@code -} where it is refused. */
class LifeCyclesTest {
    @Test
    void areDrawnInTheDocs() {
        assertThat(Path.of("../docs/life-cycles.md"))
                .content()
                .contains(
                        AllocationStatus.LIFE_CYCLE.drawing(),
                        AwardStatus.LIFE_CYCLE.drawing(),
                        InstalmentStatus.LIFE_CYCLE.drawing());
    }

    @Test
    void anOfferIsAnsweredOnceAndAnAcceptedAwardIsSettled() {
        assertThat(table(AwardStatus.LIFE_CYCLE, AwardStatus.class, AwardStatus.Command.class))
                .isEqualTo("""
                        OFFERED: ACCEPT→ACCEPTED DECLINE→DECLINED LAPSE→LAPSED SETTLE→-
                        ACCEPTED: ACCEPT→- DECLINE→- LAPSE→- SETTLE→SETTLED
                        DECLINED: ACCEPT→- DECLINE→- LAPSE→- SETTLE→-
                        LAPSED: ACCEPT→- DECLINE→- LAPSE→- SETTLE→-
                        SETTLED: ACCEPT→- DECLINE→- LAPSE→- SETTLE→-
                        """.strip());
    }

    @Test
    void anInstalmentIsReleasedApprovedAndDisbursedInThatOrder() {
        assertThat(table(InstalmentStatus.LIFE_CYCLE, InstalmentStatus.class, InstalmentStatus.Command.class))
                .isEqualTo("""
                        PLANNED: RELEASE→RELEASED APPROVE→- DISBURSE→- CANCEL→CANCELLED
                        RELEASED: RELEASE→- APPROVE→APPROVED DISBURSE→- CANCEL→CANCELLED
                        APPROVED: RELEASE→- APPROVE→- DISBURSE→DISBURSED CANCEL→CANCELLED
                        DISBURSED: RELEASE→- APPROVE→- DISBURSE→- CANCEL→-
                        CANCELLED: RELEASE→- APPROVE→- DISBURSE→- CANCEL→-
                        """.strip());
    }

    @Test
    void anAllocationIsAdoptedOnce() {
        assertThat(table(AllocationStatus.LIFE_CYCLE, AllocationStatus.class, AllocationStatus.Command.class))
                .isEqualTo("""
                        DRAFT: SIMULATE→DRAFT DECIDE→DRAFT ADOPT→ADOPTED
                        ADOPTED: SIMULATE→ADOPTED DECIDE→- ADOPT→-
                        """.strip());
    }

    private static <S extends Enum<S>, C extends Enum<C>> String table(
            LifeCycle<S, C> lifeCycle, Class<S> states, Class<C> commands) {
        return Arrays.stream(states.getEnumConstants())
                .map(state -> state + ": "
                        + Arrays.stream(commands.getEnumConstants())
                                .map(command -> command + "→"
                                        + lifeCycle
                                                .find(state, command)
                                                .map(found -> found.to().name())
                                                .orElse("-"))
                                .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }
}
