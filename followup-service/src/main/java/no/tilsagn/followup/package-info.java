/**
 * Follow-up of awards. An accepted award becomes a {@code project} with its {@code duty}s; a {@code report} fulfils a duty; a
 * {@code notification} tells people what happened here and in the other services. {@code organisation},
 * {@code application}, {@code call} and {@code impartiality} are copies of what others own, kept by their events.
 */
package no.tilsagn.followup;
