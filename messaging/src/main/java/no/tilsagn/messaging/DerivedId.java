package no.tilsagn.messaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids of what follows from something that has an id: the same whenever it follows anew. A handler that makes ids makes them so,
 * and then a replay into a restored database makes what was there before.
 */
public final class DerivedId {
    private static final int VERSION = 7;

    private DerivedId() {}

    /**
     * A UUIDv7 with the time of the cause; the rest comes from the cause and the name.
     *
     * @param cause where it is no UUIDv7 itself, its first bits stand for the time
     * @param name what it is of the cause, alike each time and of nothing else: {@code "project"}, {@code "PROGRESS 2"}
     */
    public static UUID of(UUID cause, String name) {
        ByteBuffer digest = ByteBuffer.wrap(sha256(cause + " " + name));
        long high = cause.getMostSignificantBits() & 0xFFFF_FFFF_FFFF_0000L | VERSION << 12 | digest.getLong() & 0xFFFL;
        long low = digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
