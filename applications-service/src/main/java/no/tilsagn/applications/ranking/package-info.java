/** Each health community ranks what it has received; its committee adopts the list, which freezes and forwards it. */
package no.tilsagn.applications.ranking;
