package no.tilsagn.budget.ledger;

/** How an entry is written and hashed: docs/ledger.md. */
public enum Recipe {
    /** The first: the money of all holders is pooled. */
    POOLED(1),
    /** Each posting names whose the money is. */
    HELD(2);

    private final int number;

    Recipe(int number) {
        this.number = number;
    }

    static Recipe numbered(int number) {
        return number == 1 ? POOLED : HELD;
    }

    public int number() {
        return number;
    }

    /** The first line of what is hashed. */
    String title() {
        return "tilsagn-journal-entry-" + number;
    }

    /** The account as this recipe writes it. */
    Account written(Account account) {
        return this == POOLED ? account.pooled() : account;
    }
}
