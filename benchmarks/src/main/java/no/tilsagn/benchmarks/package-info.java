/** Measures a platform that runs on this machine ({@code ./run --detach}) and prints ratios and percentiles. */
package no.tilsagn.benchmarks;
