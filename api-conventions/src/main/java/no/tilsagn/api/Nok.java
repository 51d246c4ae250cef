package no.tilsagn.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;

/**
 * An amount of Norwegian kroner, exact to the øre; in JSON a number with at most two decimals.
 *
 * @param ore 0 to 100,000,000,000,000 (one thousand billion kroner)
 */
@Schema(
        type = "number",
        description = "Norwegian kroner, at most two decimals",
        minimum = "0",
        maximum = "1000000000000",
        example = "2200000")
@JsonSerialize(using = NokSerializer.class)
@JsonDeserialize(using = NokDeserializer.class)
public record Nok(long ore) implements Comparable<Nok> {
    public static final long MAX_ORE = 100_000_000_000_000L;
    public static final Nok ZERO = new Nok(0);

    public Nok {
        if (ore < 0 || ore > MAX_ORE) {
            throw new IllegalArgumentException("Not an amount that can be shown: " + ore + " øre");
        }
    }

    public static Nok ofOre(long ore) {
        return new Nok(ore);
    }

    /** Null stays null: an unknown amount is not zero. */
    public static Nok ofNullable(Long ore) {
        return ore == null ? null : new Nok(ore);
    }

    public static Nok ofKroner(long kroner) {
        return new Nok(Math.multiplyExact(kroner, 100L));
    }

    public BigDecimal toKroner() {
        return BigDecimal.valueOf(ore, 2);
    }

    @Override
    public int compareTo(Nok other) {
        return Long.compare(ore, other.ore);
    }
}
