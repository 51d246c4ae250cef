package no.tilsagn.applications.call;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.micronaut.context.annotation.Factory;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import jakarta.inject.Singleton;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.time.LocalDateTime;
import no.tilsagn.api.OsloTime;

/** A local time that the clocks in Oslo show; in spring they skip an hour. */
@Constraint(validatedBy = {})
@Retention(RUNTIME)
@Target({FIELD, PARAMETER})
@interface ShownByClocks {
    String message() default "This time does not exist: the clocks go forward over it.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Makes the check known to the validator. */
    @Factory
    class Check {
        @Singleton
        ConstraintValidator<ShownByClocks, LocalDateTime> shownByClocks() {
            return (time, annotation, context) -> time == null
                    || !OsloTime.ZONE.getRules().getValidOffsets(time).isEmpty();
        }
    }
}
