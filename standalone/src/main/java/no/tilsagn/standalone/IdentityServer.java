package no.tilsagn.standalone;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import no.tilsagn.backends.IdentityProvider;
import no.tilsagn.backends.SigningKey;

/** The development identity provider alone, on all interfaces: what {@code docker-compose.yml} runs. */
final class IdentityServer {
    private IdentityServer() {}

    /** Takes the base URL that users reach it by and the file of the signing key. */
    public static void main(String[] args) throws UnknownHostException, InterruptedException {
        IdentityProvider.start(
                InetAddress.getByName("0.0.0.0"), Platform.IDENTITY_PORT, args[0], SigningKey.kept(Path.of(args[1])));
        Thread.currentThread().join();
    }
}
