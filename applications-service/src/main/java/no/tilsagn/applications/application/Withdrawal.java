package no.tilsagn.applications.application;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.Size;

@Introspected
record Withdrawal(@Nullable @Size(max = 2_000) String reason) {}
