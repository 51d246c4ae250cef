package no.tilsagn.applications.form;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import no.tilsagn.api.Lines;

/** The texts of the form, in its order; at most 20,000 characters each. */
@Introspected
public record Sections(
        @Nullable @Size(max = 20_000) @Pattern(regexp = Lines.MANY)
        String description,

        @Nullable @Size(max = 20_000) @Pattern(regexp = Lines.MANY)
        String expectedBenefits,

        @Nullable @Size(max = 20_000) @Pattern(regexp = Lines.MANY)
        String purposeFit,

        @Nullable @Size(max = 20_000) @Pattern(regexp = Lines.MANY)
        String useOfFunds,

        @Nullable @Size(max = 20_000) @Pattern(regexp = Lines.MANY)
        String municipalContribution,

        @Nullable @Size(max = 20_000) @Pattern(regexp = Lines.MANY)
        String healthTrustContribution,

        @Nullable @Size(max = 20_000) @Pattern(regexp = Lines.MANY)
        String financingPlan,

        @Nullable @Size(max = 20_000) @Pattern(regexp = Lines.MANY)
        String involvement,

        @Nullable @Valid WhenRelevant patientResponsibility,
        @Nullable @Valid WhenRelevant digitalPath) {

    static final Sections NONE = new Sections(null, null, null, null, null, null, null, null, null, null);

    /** Those that every application must fill in, by name. */
    Map<String, String> required() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("description", description);
        texts.put("expectedBenefits", expectedBenefits);
        texts.put("purposeFit", purposeFit);
        texts.put("useOfFunds", useOfFunds);
        texts.put("financingPlan", financingPlan);
        texts.put("involvement", involvement);
        return texts;
    }

    /** What the parties put in, by name; real forms leave it empty. */
    Map<String, String> contributions() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("municipalContribution", municipalContribution);
        texts.put("healthTrustContribution", healthTrustContribution);
        return texts;
    }

    /** Those that are asked for where relevant, by name. */
    Map<String, WhenRelevant> whereRelevant() {
        Map<String, WhenRelevant> texts = new LinkedHashMap<>();
        texts.put("patientResponsibility", patientResponsibility);
        texts.put("digitalPath", digitalPath);
        return texts;
    }
}
