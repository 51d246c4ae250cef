/**
 * Organisations, calls, joint applications and their ranking: everything up to the point where the budget service decides.
 *
 * <p>One package per feature. {@code form} holds what an application says and the check of its completeness; {@code
 * application} holds its life.
 */
package no.tilsagn.applications;
