package no.tilsagn.budget.letter;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;
import no.tilsagn.budget.amount.YearAmounts;
import no.tilsagn.budget.call.CallTerms.ReportingRequirement;
import no.tilsagn.budget.instalment.Gate;
import no.tilsagn.budget.instalment.PlannedInstalment;

/**
 * What a grant letter says: all of it, so that it never changes after the offer, whatever becomes of the names and terms
 * that it was made from.
 *
 * @param number of the award
 * @param sender who grants: name of the organisation that manages the fund
 * @param recipient name of the organisation that leads the application
 * @param partners names of those who apply together with it
 * @param reductionReason null when all that was applied for is promised
 */
public record GrantLetter(
        String number,
        LocalDate offeredOn,
        String applicationNumber,
        String title,
        String sender,
        String recipient,
        List<String> partners,
        String callTitle,
        String scheme,
        LocalDate startsOn,
        LocalDate endsOn,
        long requestedOre,
        YearAmounts byYear,
        @Nullable String reductionReason,
        List<String> conditions,
        String caseNumber,
        LocalDate decidedOn,
        LocalDate acceptBy,
        List<PlannedInstalment> instalments,
        List<ReportingRequirement> reportingPlan,
        boolean appealable) {

    /** Texts that somebody writes for letters have lines and paragraphs, and no other control characters. */
    public static final String PARAGRAPHS = "[\\P{Cc}\\n\\r\\t]*";

    /** As XHTML. */
    String html() {
        return LetterText.page(
                "Tilskuddsbrev " + number,
                heading()
                        + purpose()
                        + amount()
                        + terms()
                        + acceptance()
                        + payment()
                        + reporting()
                        + control()
                        + reservation()
                        + appeal());
    }

    private String heading() {
        return """
                <p class="sender">%s</p>
                <p class="address">%s</p>
                <table class="references">
                <tr><td>Dato</td><td>%s</td></tr>
                <tr><td>Tilsagn</td><td>%s</td></tr>
                <tr><td>Søknad</td><td>%s</td></tr>
                <tr><td>Vedtak</td><td>Sak %s, %s</td></tr>
                </table>
                <h1>Tilskuddsbrev: %s</h1>
                """.formatted(
                        LetterText.of(sender),
                        LetterText.of(recipient),
                        LetterText.of(offeredOn),
                        LetterText.of(number),
                        LetterText.of(applicationNumber),
                        LetterText.of(caseNumber),
                        LetterText.of(decidedOn),
                        LetterText.of(title));
    }

    private String purpose() {
        String together = partners.isEmpty() ? "" : " sammen med " + LetterText.and(partners);
        return section(
                "Formål",
                "Tilskuddet gis etter utlysningen «%s» (%s) til prosjektet «%s», som %s gjennomfører%s fra %s til %s. "
                                .formatted(
                                        LetterText.of(callTitle),
                                        LetterText.of(scheme),
                                        LetterText.of(title),
                                        LetterText.of(recipient),
                                        together,
                                        LetterText.of(startsOn),
                                        LetterText.of(endsOn))
                        + "Pengene kan bare brukes til det som er beskrevet i søknaden, med de endringer som går fram "
                        + "av dette brevet.");
    }

    private String amount() {
        StringBuilder years = new StringBuilder("<table class=\"amounts\"><tr><th>År</th><th>Beløp</th></tr>");
        byYear.ore().forEach((year, ore) -> years.append(row(String.valueOf(year), LetterText.nok(ore))));
        years.append(row("Sum", LetterText.nok(byYear.total()))).append("</table>");
        String reduction = reductionReason == null
                ? ""
                : paragraph(
                        "Begrunnelse for at tilsagnet er lavere enn søknadssummen: " + LetterText.of(reductionReason));
        return section(
                "Beløp",
                "Det er søkt om %s. Det gis tilsagn om inntil %s, fordelt slik:"
                        .formatted(LetterText.nok(requestedOre), LetterText.nok(byYear.total())),
                years.toString(),
                reduction);
    }

    private String terms() {
        if (conditions.isEmpty()) {
            return section("Vilkår", "Tilsagnet har ingen andre vilkår enn dem som går fram av dette brevet.");
        }
        StringBuilder list = new StringBuilder("<ol>");
        conditions.forEach(condition ->
                list.append("<li>").append(LetterText.of(condition)).append("</li>"));
        return section(
                "Vilkår",
                "Tilsagnet gis på disse vilkårene:",
                list.append("</ol>").toString());
    }

    private String acceptance() {
        return section(
                "Aksept",
                "%s må akseptere tilsagnet senest %s. Blir det ikke akseptert innen fristen, faller det bort."
                        .formatted(LetterText.of(recipient), LetterText.of(acceptBy)));
    }

    private String payment() {
        StringBuilder plan = new StringBuilder("<table class=\"amounts\"><tr><th>Rate</th><th>Tidligst</th>"
                + "<th>Utbetales</th><th>Beløp</th></tr>");
        for (PlannedInstalment rate : instalments) {
            plan.append(row(
                    String.valueOf(rate.no()),
                    LetterText.of(rate.dueOn()),
                    rate.gate() == null ? "når tilsagnet er akseptert" : after(rate.gate()),
                    LetterText.nok(rate.amountOre())));
        }
        return section(
                "Utbetaling",
                "Tilskuddet utbetales i rater. Hver utbetaling godkjennes av to personer.",
                plan.append("</table>").toString());
    }

    private String reporting() {
        if (reportingPlan.isEmpty()) {
            return section("Rapportering", "Det kreves ingen rapporter for dette tilskuddet.");
        }
        StringBuilder duties = new StringBuilder("<ul>");
        for (ReportingRequirement duty : reportingPlan) {
            String when = duty.everyMonths() != null
                    ? "hver %d. måned, regnet fra prosjektstart".formatted(duty.everyMonths())
                    : "senest %s etter prosjektslutt".formatted(LetterText.months(duty.monthsAfterEnd()));
            duties.append("<li>%s: %s</li>".formatted(capitalised(reportName(duty.kind())), when));
        }
        return section(
                "Rapportering",
                "Mottakeren skal levere:",
                duties.append("</ul>").toString());
    }

    private String control() {
        return section(
                "Kontroll og tilbakebetaling",
                "%s og Riksrevisjonen kan kontrollere at midlene brukes etter forutsetningene. Mottakeren skal oppbevare "
                                .formatted(LetterText.of(sender))
                        + "regnskap og dokumentasjon og gi det innsyn som trengs. Midler som ikke er brukt når prosjektet "
                        + "er slutt, eller som er brukt i strid med vilkårene, skal betales tilbake. Vesentlige endringer "
                        + "i prosjektet skal meldes og godkjennes på forhånd.");
    }

    /** Only money of the year of the decision has been appropriated for certain. */
    private String reservation() {
        List<String> later = byYear.ore().keySet().stream()
                .filter(year -> year > decidedOn.getYear())
                .map(String::valueOf)
                .toList();
        return later.isEmpty()
                ? ""
                : section(
                        "Forbehold om senere års bevilgning",
                        "Beløpet for %s er gitt med forbehold om at det blir bevilget midler til formålet."
                                .formatted(LetterText.and(later)));
    }

    private String appeal() {
        return appealable
                ? section(
                        "Klage",
                        "Vedtaket kan påklages innen tre uker fra dette brevet er kommet fram. Klagen sendes til %s."
                                .formatted(LetterText.of(sender)))
                : "";
    }

    private static String after(Gate gate) {
        return "når %s %d er godkjent".formatted(reportName(gate.duty()), gate.no());
    }

    private static String reportName(String kind) {
        return switch (kind) {
            case "PROGRESS" -> "framdriftsrapport";
            case "FINANCIAL" -> "økonomirapport";
            case "FINAL" -> "sluttrapport";
            default -> LetterText.of(kind);
        };
    }

    /** @param more XHTML that belongs below the text */
    private static String section(String title, String text, String... more) {
        return "<div class=\"section\"><h2>" + title + "</h2>" + paragraph(text) + String.join("", more) + "</div>";
    }

    private static String paragraph(String text) {
        return "<p>" + text + "</p>";
    }

    private static String row(String... cells) {
        return "<tr><td>" + String.join("</td><td>", cells) + "</td></tr>";
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(LetterText.NORWEGIAN) + text.substring(1);
    }
}
