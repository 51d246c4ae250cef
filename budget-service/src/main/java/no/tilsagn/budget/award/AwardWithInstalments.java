package no.tilsagn.budget.award;

import java.util.List;

/** @param instalments in order; they add up to the award */
record AwardWithInstalments(Award award, List<Instalment> instalments) {

    long disbursedOre() {
        return instalments.stream()
                .filter(instalment -> instalment.disbursedOn() != null)
                .mapToLong(Instalment::amountOre)
                .sum();
    }

    boolean hasOpenInstalments() {
        return instalments.stream().anyMatch(instalment -> instalment.status().isOpen());
    }
}
