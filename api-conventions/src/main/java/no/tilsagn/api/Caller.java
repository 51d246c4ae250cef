package no.tilsagn.api;

import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Set;

/**
 * Who is calling, as the verified token says.
 *
 * @param subject the person, stable
 * @param organisationNumber whom the person acts for: nine digits, or null for a person who acts for nobody
 */
@Hidden
public record Caller(String subject, String name, String organisationNumber, Set<String> roles) {
    private static final String ISO_6523_NORWAY = "0192:";

    static Caller of(Authentication authentication) {
        Map<String, Object> claims = authentication.getAttributes();
        return new Caller(
                authentication.getName(),
                claims.get("name") instanceof String name ? name : authentication.getName(),
                organisationNumber(claims.get("consumer")),
                Set.copyOf(authentication.getRoles()));
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    public boolean hasAny(String... anyOf) {
        for (String role : anyOf) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }

    private static String organisationNumber(Object consumer) {
        return consumer instanceof Map<?, ?> map && map.get("ID") instanceof String id && id.startsWith(ISO_6523_NORWAY)
                ? id.substring(ISO_6523_NORWAY.length())
                : null;
    }
}
