/**
 * What every endpoint of Tilsagn has in common: problem documents, versions, idempotency keys, amounts, paging, who is
 * calling and what time it is. It knows no grants.
 */
package no.tilsagn.api;
