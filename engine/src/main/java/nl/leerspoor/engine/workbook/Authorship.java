package nl.leerspoor.engine.workbook;

import java.util.Locale;
import nl.leerspoor.engine.course.Course;

/**
 * Who may not judge (P-10, S0-093, S0-114): whoever had a hand in the course, also with a second
 * account of the same e-mail address. Pure.
 */
public final class Authorship {
    private Authorship() {}

    /**
     * Whether an e-mail address is that of someone who worked on the course.
     *
     * @param course names its authors and reviewers; one without an address cannot be recognised
     * @param email of a staff account
     * @return true for any of them, whichever unit they wrote
     */
    public static boolean workedOn(Course course, String email) {
        return course.people().stream()
                .anyMatch(
                        person -> {
                            String known = person.email();
                            return known != null && same(known, email);
                        });
    }

    private static boolean same(String one, String other) {
        return one.strip().toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
    }
}
