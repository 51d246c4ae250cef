package no.tilsagn.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPrivateKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Tokens that the identity provider would not give to anybody. */
final class Token {
    private Token() {}

    /** Of a user with these roles, signed by the identity provider's own key. */
    static String of(String user, String organisationNumber, Duration validFor, String... roles) {
        var key = key();
        var now = Instant.now();
        var header = """
                {"alg": "RS256", "typ": "JWT", "kid": "tilsagn"}""";
        var claims = """
                {"iss": "%s", "aud": ["tilsagn"], "sub": "%s", "name": "%s", "scope": "tilsagn", "roles": ["%s"],
                 "consumer": {"authority": "iso6523-actorid-upis", "ID": "0192:%s"}, "iat": %d, "nbf": %d, "exp": %d}""".formatted(
                        Platform.running().issuer(),
                        user,
                        user,
                        String.join("\", \"", roles),
                        organisationNumber,
                        now.minus(Duration.ofHours(3)).getEpochSecond(),
                        now.minus(Duration.ofHours(3)).getEpochSecond(),
                        now.plus(validFor).getEpochSecond());
        var signed = encode(header.getBytes(UTF_8)) + "." + encode(claims.getBytes(UTF_8));
        return signed + "." + encode(sign(key, signed));
    }

    /** One that says somebody else than the identity provider signed it. */
    static String forged(String genuine) {
        var parts = genuine.split("\\.");
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replace("APPLICANT", "FUND_MANAGER");
        return parts[0] + "." + encode(claims.getBytes(UTF_8)) + "." + parts[2];
    }

    /** One that needs no signature, if anybody believes it. */
    static String unsigned(String genuine) {
        return encode("{\"alg\": \"none\", \"typ\": \"JWT\"}".getBytes(UTF_8)) + "." + genuine.split("\\.")[1] + ".";
    }

    private static JsonNode key() {
        try {
            return User.parse(Files.readString(Platform.running().orSkip().signingKey()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sign(JsonNode key, String text) {
        try {
            var secret = new RSAPrivateKeySpec(number(key, "n"), number(key, "d"));
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KeyFactory.getInstance("RSA").generatePrivate(secret));
            signature.update(text.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BigInteger number(JsonNode key, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.get(name).textValue()));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
