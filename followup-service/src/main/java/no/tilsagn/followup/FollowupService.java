package no.tilsagn.followup;

import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

/** Projects after the award: what they owe, what they report, and who is told. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Tilsagn: follow-up",
                        version = "1",
                        description = "Projects, reporting duties, reports and notifications"))
public final class FollowupService {
    private FollowupService() {}

    public static void main(String[] args) {
        Micronaut.run(FollowupService.class, args);
    }
}
