package no.tilsagn.applications;

import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

/** Starts applications-service. */
@OpenAPIDefinition(info = @Info(title = "Tilsagn: applications", version = "1"))
public final class ApplicationsService {
    private ApplicationsService() {}

    public static void main(String[] arguments) {
        Micronaut.run(ApplicationsService.class, arguments);
    }
}
