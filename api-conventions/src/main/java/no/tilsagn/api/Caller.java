package no.tilsagn.api;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Set;

/**
 * Who is calling, as the verified token says.
 *
 * @param subject the person, stable
 * @param organisationNumber whom the person acts for: nine digits, or null for a person who acts for nobody
 */
@Hidden
public record Caller(String subject, String name, String organisationNumber, Set<String> roles) {

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
}
