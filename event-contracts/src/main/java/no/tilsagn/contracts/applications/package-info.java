/**
 * What applications-service tells the others, on the topic {@code tilsagn.applications.v1}.
 *
 * <p>Keys: application events by application, call and ranking events by call, organisations by organisation. Amounts
 * are øre, deadlines are local date-times of Europe/Oslo and inclusive, names end in their unit.
 */
package no.tilsagn.contracts.applications;
