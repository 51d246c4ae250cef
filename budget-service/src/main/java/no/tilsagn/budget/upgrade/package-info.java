/** Steps that end an upgrade: asked for once, when no older replica runs any more. */
package no.tilsagn.budget.upgrade;
