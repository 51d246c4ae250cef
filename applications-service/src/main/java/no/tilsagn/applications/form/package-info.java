/** What a joint application says, field by field of the scheme's form, and the check whether it says all it must. */
package no.tilsagn.applications.form;
