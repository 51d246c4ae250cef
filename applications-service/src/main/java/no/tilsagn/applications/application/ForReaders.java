package no.tilsagn.applications.application;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.micronaut.security.annotation.Secured;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import no.tilsagn.api.Roles;

/** For everybody who may see applications at all; which ones, {@link ApplicationAccess} decides. */
@Secured({
    Roles.APPLICANT,
    Roles.TRUST,
    Roles.SECRETARIAT,
    Roles.SSU,
    Roles.COMMITTEE,
    Roles.FUND_MANAGER,
    Roles.FUND_CONTROLLER,
    Roles.AUDITOR
})
@Retention(RUNTIME)
@Target(METHOD)
@interface ForReaders {}
