package no.tilsagn.applications.organisation;

import java.util.Optional;

/** Norwegian organisation numbers: nine digits, the last one a check digit by modulus 11. */
final class OrganisationNumber {
    private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2};

    private OrganisationNumber() {}

    /**
     * The nine digits of a number as people write it ({@code 883 658 752}, {@code 883658752 MVA}, {@code NO 883658752});
     * empty when it is none.
     */
    static Optional<String> normalise(String written) {
        String digits = written.replaceAll("(?i)^\\s*(NO|MVA)?|(MVA)?\\s*$", "").replaceAll("[\\s\\u00a0]", "");
        return digits.matches("[0-9]{9}") && hasCheckDigit(digits) ? Optional.of(digits) : Optional.empty();
    }

    private static boolean hasCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        int check = (11 - sum % 11) % 11;
        return check == digits.charAt(8) - '0';
    }
}
