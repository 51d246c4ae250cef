package no.tilsagn.applications.application;

import io.micronaut.core.annotation.Nullable;
import java.util.UUID;

/** @param q a number, or part of a title */
record ApplicationFilter(
        @Nullable UUID callId,
        @Nullable ApplicationStatus status,
        @Nullable String healthCommunity,
        @Nullable String q) {}
