package no.tilsagn.messaging;

/** A message that is no event of the contract: trying again would not help. */
final class UndecodableMessage extends Exception {
    private static final long serialVersionUID = 1L;

    UndecodableMessage(String what) {
        super("Undecodable message, " + what);
    }
}
