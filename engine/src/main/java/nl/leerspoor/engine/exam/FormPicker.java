package nl.leerspoor.engine.exam;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which of the established forms a learner gets (P-3): for the first attempt one of them, for the
 * resit another one. Forms are fixed by the committee; only which one comes first differs between
 * learners, so that colleagues who sit side by side seldom have the same.
 */
public final class FormPicker {
    private FormPicker() {}

    /**
     * Picks a form.
     *
     * @param forms names of the established forms
     * @param seen forms of earlier attempts, also of those that were only opened
     * @param seed of the new attempt
     * @return empty when every form was seen already; the committee then has to add one
     */
    public static Optional<String> pick(
            SortedSet<String> forms, Collection<String> seen, AttemptSeed seed) {
        TreeSet<String> fresh = new TreeSet<>(forms);
        fresh.removeAll(Set.copyOf(seen));
        List<String> choice = List.copyOf(fresh);
        return choice.isEmpty()
                ? Optional.empty()
                : Optional.of(choice.get(seed.choose("form", choice.size())));
    }
}
