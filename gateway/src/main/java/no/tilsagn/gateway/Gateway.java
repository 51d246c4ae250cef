package no.tilsagn.gateway;

import io.micronaut.runtime.Micronaut;

/** The one door to Tilsagn: it knows who calls and where the request goes, and no rule of the domain. */
public final class Gateway {
    private Gateway() {}

    public static void main(String[] arguments) {
        Micronaut.build(arguments).mainClass(Gateway.class).banner(false).start();
    }
}
