package nl.leerspoor.engine.participant;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a coordinator types to register someone, exactly as typed, so that a form with a mistake can
 * be shown again as it was (S0-131, S0-132).
 *
 * @param name full name
 * @param email address for the invitation
 * @param organisation employer, may be empty
 * @param courseId slug of the course
 * @param startDate {@code yyyy-mm-dd}
 */
public record ParticipantForm(
        String name, String email, String organisation, String courseId, String startDate) {
    private static final int MAX_NAME = 200;
    private static final int MAX_EMAIL = 254;
    private static final int BSN_DIGITS = 9;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final Pattern NINE_DIGITS = Pattern.compile("(?<!\\d)(\\d[ .-]?){8}\\d(?!\\d)");

    /** Strips what stands around the words. */
    public ParticipantForm {
        name = name.strip();
        email = email.strip();
        organisation = organisation.strip();
        startDate = startDate.strip();
    }

    /**
     * Everything that is wrong with the form.
     *
     * @param knownCourse whether a course id is on offer
     * @return a Dutch sentence by field name, in the order of the form; empty when all is well
     */
    public Map<String, String> mistakes(Predicate<String> knownCourse) {
        Map<String, String> mistakes = new LinkedHashMap<>();
        if (name.isEmpty() || name.length() > MAX_NAME) {
            mistakes.put("name", "Vul een naam in van hooguit 200 tekens.");
        }
        if (email.length() > MAX_EMAIL || !EMAIL.matcher(email).matches()) {
            mistakes.put("email", "Vul een e-mailadres in, zoals naam@organisatie.nl.");
        }
        if (organisation.length() > MAX_NAME) {
            mistakes.put("organisation", "Een organisatie heeft hooguit 200 tekens.");
        }
        // P-64: a citizen service number has no business here, in whatever field it was typed.
        if (hasBsn(name)) {
            mistakes.put("name", "Dit lijkt een BSN. Dat leggen we nooit vast.");
        }
        if (hasBsn(organisation)) {
            mistakes.put("organisation", "Dit lijkt een BSN. Dat leggen we nooit vast.");
        }
        if (!knownCourse.test(courseId)) {
            mistakes.put("courseId", "Kies een opleiding uit de lijst.");
        }
        if (date().isEmpty()) {
            mistakes.put("startDate", "Vul een startdatum in, zoals 2026-09-01.");
        }
        return mistakes;
    }

    /**
     * The start date.
     *
     * @return empty when it is no date
     */
    public Optional<LocalDate> date() {
        try {
            return Optional.of(LocalDate.parse(startDate));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static boolean hasBsn(String text) {
        return NINE_DIGITS
                .matcher(text)
                .results()
                .anyMatch(found -> passesElevenTest(found.group().replaceAll("\\D", "")));
    }

    // The elfproef: digits weighed 9 to 2, the last one -1, add up to a multiple of eleven.
    private static boolean passesElevenTest(String digits) {
        int sum = 0;
        for (int i = 0; i < BSN_DIGITS; i++) {
            int weight = i == BSN_DIGITS - 1 ? -1 : BSN_DIGITS - i;
            sum += weight * (digits.charAt(i) - '0');
        }
        return sum % 11 == 0;
    }
}
