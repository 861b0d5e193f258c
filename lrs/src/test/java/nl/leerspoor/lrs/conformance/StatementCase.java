package nl.leerspoor.lrs.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import nl.leerspoor.lrs.xapi.Fixtures;
import nl.leerspoor.lrs.xapi.XapiVersion;

/**
 * One line of {@code statements.psv}: a fixture with a change, and whether that is a legal
 * statement.
 *
 * @param requirements ids of the requirements it is a case of
 * @param section the rule a refusal names
 * @param verdict {@code ok}, or the pointer that a refusal names
 */
public record StatementCase(
        List<String> requirements,
        String section,
        Set<XapiVersion> versions,
        String fixture,
        String from,
        String to,
        String verdict) {

    /** Every case of the table, in its order. */
    public static List<StatementCase> all() {
        return Table.read("statements.psv", 7).stream().map(StatementCase::of).toList();
    }

    private static StatementCase of(List<String> row) {
        return new StatementCase(
                Arrays.asList(row.get(0).split(" ")),
                row.get(1),
                Table.versions(row.get(2)),
                row.get(3),
                row.get(4),
                row.get(5),
                row.get(6));
    }

    public boolean good() {
        return verdict.equals("ok");
    }

    /** The changed fixture; a change that changes nothing is a mistake in the table. */
    public String json() {
        String fixed = Fixtures.named(fixture);
        String changed = fixed.replace(from, to);
        if (changed.equals(fixed)) {
            throw new IllegalStateException("nothing is changed by " + this);
        }
        return changed;
    }

    @Override
    public String toString() {
        return String.join(" ", requirements)
                + (good() ? " takes " : " refuses ")
                + fixture
                + " with "
                + (to.isEmpty() ? "nothing" : to)
                + " for "
                + from;
    }
}
