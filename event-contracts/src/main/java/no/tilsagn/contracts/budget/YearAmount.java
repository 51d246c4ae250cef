package no.tilsagn.contracts.budget;

/** What of an award rests on one budget year. */
public record YearAmount(int year, long amountOre) {}
