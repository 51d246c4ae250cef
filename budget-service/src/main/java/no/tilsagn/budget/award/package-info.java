/** Promises of money: offered, accepted or not in time, paid in instalments, settled when the project is over. */
package no.tilsagn.budget.award;
