package no.tilsagn.applications.application;

import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What people call an application. */
@Introspected
public record ApplicationName(UUID id, String number, String title) {

    static Map<UUID, ApplicationName> byId(List<ApplicationName> names) {
        return names.stream().collect(Collectors.toMap(ApplicationName::id, Function.identity()));
    }
}
