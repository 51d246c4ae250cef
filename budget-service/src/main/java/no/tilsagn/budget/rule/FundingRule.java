package no.tilsagn.budget.rule;

import java.util.Optional;

/** The rules of a call, in the order in which they are applied. Amounts that come from a share are whole kroner. */
public enum FundingRule {
    /** A project longer than the longest that is supported gets the share of the months that are. */
    MAX_MONTHS {
        @Override
        Optional<Limit> limit(GrantRequest request, RuleParameters rules) {
            return shareOfMonths(request, rules.maxMonths(), "Prosjekter støttes i høyst");
        }
    },
    PRE_PROJECT_MAX_MONTHS {
        @Override
        Optional<Limit> limit(GrantRequest request, RuleParameters rules) {
            return request.preProject()
                    ? shareOfMonths(request, rules.preProjectMaxMonths(), "Forprosjekter støttes i høyst")
                    : Optional.empty();
        }
    },
    DIGITAL_SHARE {
        @Override
        Optional<Limit> limit(GrantRequest request, RuleParameters rules) {
            if (!request.digital()) {
                return Optional.empty();
            }
            long share = wholeKroner(request.requestedOre() * rules.digitalSharePercent() / 100);
            return Optional.of(new Limit(
                    this,
                    share,
                    "Digitale prosjekter får høyst %d %% av søknadssummen.".formatted(rules.digitalSharePercent())));
        }
    },
    DIGITAL_CAP {
        @Override
        Optional<Limit> limit(GrantRequest request, RuleParameters rules) {
            return request.digital()
                    ? Optional.of(new Limit(
                            this, rules.digitalCapOre(), "Beløpet til et digitalt prosjekt har en øvre grense."))
                    : Optional.empty();
        }
    },
    OWN_SHARE {
        @Override
        Optional<Limit> limit(GrantRequest request, RuleParameters rules) {
            if (rules.minOwnSharePercent() == 0) {
                return Optional.empty();
            }
            long share = wholeKroner(request.totalCostOre() * (100 - rules.minOwnSharePercent()) / 100);
            return Optional.of(new Limit(
                    this,
                    share,
                    "Partene må selv dekke minst %d %% av totalkostnaden.".formatted(rules.minOwnSharePercent())));
        }
    },
    /** Local and regional money together never exceed what was applied for. */
    WITHIN_REQUEST {
        @Override
        Optional<Limit> limit(GrantRequest request, RuleParameters rules) {
            return Optional.of(new Limit(
                    this,
                    request.requestedOre(),
                    "Tilsagn til samme søknad kan til sammen ikke overstige søknadssummen."));
        }
    };

    /** What the project may get at most from all funds together, empty when the rule does not concern the request. */
    abstract Optional<Limit> limit(GrantRequest request, RuleParameters rules);

    Optional<Limit> shareOfMonths(GrantRequest request, int maxMonths, String why) {
        int months = request.months();
        return months <= maxMonths
                ? Optional.empty()
                : Optional.of(new Limit(
                        this,
                        wholeKroner(Math.multiplyExact(request.requestedOre(), maxMonths) / months),
                        "%s %d måneder; søknaden gjelder %d.".formatted(why, maxMonths, months)));
    }

    static long wholeKroner(long ore) {
        return ore / 100 * 100;
    }
}
