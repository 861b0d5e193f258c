package nl.leerspoor.engine.workbook;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.leerspoor.engine.course.WorkbookEntry.Field;

/** The automatic half of S0-092: whether a part is filled in completely. Pure. */
public final class Completeness {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’\\-]*");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");

    private Completeness() {}

    /**
     * Something that stops a hand-in.
     *
     * @param place which field
     * @param message what to do, for the learner
     */
    public record Gap(PartForm.Place place, String message) {}

    /**
     * Looks for what is missing or out of range.
     *
     * @param form the part
     * @param answers what was typed
     * @return every gap, in the form's order; empty when complete
     */
    public static List<Gap> check(PartForm form, Answers answers) {
        return form.places()
                .flatMap(
                        place ->
                                gap(place.field(), answers.value(place.name()).strip())
                                        .map(message -> new Gap(place, message))
                                        .stream())
                .toList();
    }

    /**
     * Counts words as a reader would: {@code baby's} and {@code wip-stoel} are one word each.
     *
     * @param text as typed
     * @return from 0
     */
    public static int words(String text) {
        return (int) WORD.matcher(text).results().count();
    }

    private static Optional<String> gap(Field field, String value) {
        if (value.isEmpty()) {
            return field.optional() ? Optional.empty() : Optional.of(missing(field));
        }
        if (value.length() > Answers.MAX_CHARS) {
            return Optional.of("Maak dit korter: hooguit " + Answers.MAX_CHARS + " tekens.");
        }
        return switch (field.input()) {
            case TEXT, LINE -> tooShort(field, value);
            case NUMBER -> outOfRange(field, value);
            case CHOICE ->
                    field.options().contains(value)
                            ? Optional.empty()
                            : Optional.of("Kies een van de mogelijkheden.");
        };
    }

    private static String missing(Field field) {
        return switch (field.input()) {
            case TEXT, LINE -> "Vul dit in.";
            case NUMBER -> "Vul een getal in.";
            case CHOICE -> "Kies een van de mogelijkheden.";
        };
    }

    private static Optional<String> tooShort(Field field, String value) {
        int words = words(value);
        return words >= field.minWords()
                ? Optional.empty()
                : Optional.of(
                        "Schrijf iets meer: minstens "
                                + field.minWords()
                                + " woorden. Je hebt er nu "
                                + words
                                + ".");
    }

    private static Optional<String> outOfRange(Field field, String value) {
        if (!WHOLE_NUMBER.matcher(value).matches()) {
            return Optional.of("Vul een heel getal in, zonder komma of letters.");
        }
        int number = Integer.parseInt(value);
        Integer min = field.min();
        Integer max = field.max();
        if (min != null && number < min) {
            return Optional.of("Vul een getal in van " + min + " of hoger.");
        }
        if (max != null && number > max) {
            return Optional.of("Vul een getal in van " + max + " of lager.");
        }
        return Optional.empty();
    }
}
