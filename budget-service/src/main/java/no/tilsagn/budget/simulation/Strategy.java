package no.tilsagn.budget.simulation;

/** In which order candidates are considered. */
enum Strategy {
    /** Every health community's first, then every community's second, and so on. */
    RANK_ORDER
}
