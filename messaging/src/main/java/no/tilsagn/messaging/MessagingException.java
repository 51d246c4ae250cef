package no.tilsagn.messaging;

/** The database refused what messaging asked of it; the cause says why. */
final class MessagingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MessagingException(String what, Throwable cause) {
        super(what, cause);
    }
}
