package no.tilsagn.applications.ranking;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

@Introspected
record RankingProposal(@NotNull @Size(max = 100) List<@NotNull @Valid RankingEntry> entries) {}
