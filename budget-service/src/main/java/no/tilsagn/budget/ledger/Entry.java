package no.tilsagn.budget.ledger;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What is to be recorded in the journal of a fund: transfers, so that it can't but balance, and the decision they rest on.
 *
 * @param text what happened, for people; recorded in one line
 * @param transfers at least one, in at most {@value #MAX_LINES} accounts, and not cancelling out
 */
public record Entry(UUID fundId, DecisionReference decision, String text, List<Transfer> transfers) {
    static final int MAX_LINES = 20_000;

    public Entry {
        Objects.requireNonNull(fundId, "fundId");
        Objects.requireNonNull(decision, "decision");
        requireText("text", text);
        transfers = List.copyOf(transfers);
        int lines = net(transfers).size();
        if (lines == 0 || lines > MAX_LINES) {
            throw new IllegalArgumentException("An entry moves money in 2 to " + MAX_LINES + " accounts, not " + lines);
        }
    }

    /** What the transfers together do to each account, in the order of the lines. */
    SortedMap<Account, Long> net() {
        return net(transfers);
    }

    private static SortedMap<Account, Long> net(List<Transfer> transfers) {
        SortedMap<Account, Long> net = new TreeMap<>();
        for (Transfer transfer : transfers) {
            net.merge(transfer.from(), -transfer.amountOre(), Math::addExact);
            net.merge(transfer.to(), transfer.amountOre(), Math::addExact);
        }
        net.values().removeIf(amountOre -> amountOre == 0);
        return net;
    }

    static void requireText(String what, String value) {
        if (value == null || inOneLine(value).isEmpty()) {
            throw new IllegalArgumentException(what + " is missing");
        }
    }

    /** With a line break in a field two different entries could have the same canonical text. */
    static String inOneLine(String value) {
        return value.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
