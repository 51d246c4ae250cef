package no.tilsagn.gateway.routing;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which service answers for which part of the API. */
@Singleton
class Routes {
    static final String API = "/api/v1/";
    private static final String OPERATIONS = "operations";

    private final Map<String, Service> byResource;
    private final Map<String, Service> byOperatedService;

    Routes(ServiceAddresses addresses) {
        var applications = new Service("applications", addresses.applications());
        var budget = new Service("budget", addresses.budget());
        var followup = new Service("followup", addresses.followup());
        byResource = Map.of(
                "organisations", applications,
                "calls", applications,
                "applications", applications,
                "funds", budget,
                "allocations", budget,
                "awards", budget,
                "projects", followup,
                "duties", followup,
                "notifications", followup);
        byOperatedService = Stream.of(applications, budget, followup)
                .collect(Collectors.toUnmodifiableMap(Service::name, service -> service));
    }

    /** The service for a raw path that {@link RawPath} found sane, or null. */
    Service find(String rawPath) {
        if (!rawPath.startsWith(API)) {
            return null;
        }
        String resource = segment(rawPath, API.length());
        return resource.equals(OPERATIONS)
                ? byOperatedService.get(segment(rawPath, API.length() + OPERATIONS.length() + 1))
                : byResource.get(resource);
    }

    List<Service> services() {
        return List.copyOf(byOperatedService.values());
    }

    private static String segment(String path, int from) {
        if (from >= path.length()) {
            return "";
        }
        int end = path.indexOf('/', from);
        return end < 0 ? path.substring(from) : path.substring(from, end);
    }
}
