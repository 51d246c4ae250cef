/** The life of a joint application: who may see it, who may do what with it, and in which state. */
package no.tilsagn.applications.application;
