/**
 * The ledger: where every krone of every fund is, and why.
 *
 * <p>Pure: what an {@link no.tilsagn.budget.ledger.Entry} is, what it does to a {@link no.tilsagn.budget.ledger.Journal},
 * how its hash comes about and how a chain is verified. Only {@link no.tilsagn.budget.ledger.Ledger} and its table know a
 * framework or a database. See {@code docs/ledger.md}.
 */
package no.tilsagn.budget.ledger;
