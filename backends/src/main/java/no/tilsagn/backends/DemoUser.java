package no.tilsagn.backends;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Somebody who can log in at the development identity provider.
 *
 * @param organisationNumber empty for those who act for no organisation
 */
public record DemoUser(String clientId, String name, String organisationNumber, List<String> roles) {
    /** All of them by client id, in the order of {@code demo-users.csv}. */
    public static Map<String, DemoUser> all() {
        return Holder.USERS;
    }

    /** The claims that the platform reads, besides issuer, times and audience. */
    Map<String, Object> claims() {
        var claims = new HashMap<String, Object>();
        claims.put("name", name);
        claims.put("scope", "tilsagn");
        claims.put("roles", roles);
        if (!organisationNumber.isEmpty()) {
            // ISO 6523 as Maskinporten writes it; 0192 is the Norwegian register of entities
            claims.put("consumer", Map.of("authority", "iso6523-actorid-upis", "ID", "0192:" + organisationNumber));
        }
        return claims;
    }

    private static final class Holder {
        static final Map<String, DemoUser> USERS = read();

        private static Map<String, DemoUser> read() {
            try (var lines = new BufferedReader(new InputStreamReader(
                    DemoUser.class.getResourceAsStream("/demo-users.csv"), StandardCharsets.UTF_8))) {
                return lines.lines()
                        .skip(1)
                        .map(Holder::parse)
                        .collect(Collectors.toMap(
                                DemoUser::clientId, Function.identity(), (a, b) -> a, LinkedHashMap::new));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static DemoUser parse(String line) {
            var fields = line.split(";");
            return new DemoUser(fields[0], fields[1], fields[2], List.of(fields[3].split(" ")));
        }
    }
}
