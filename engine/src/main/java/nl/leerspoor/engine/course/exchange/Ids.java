package nl.leerspoor.engine.course.exchange;

import java.util.HashSet;
import java.util.Set;

/** Gives items from elsewhere ids that our hosts take: {@code [A-Za-z0-9_.]}, each once. */
final class Ids {
    private static final int LONGEST = 64;

    private final Set<String> taken = new HashSet<>();

    String of(String name) {
        String id = name.strip().replaceAll("[^A-Za-z0-9_.]+", "_").replaceAll("^_+|_+$", "");
        if (id.isEmpty()) {
            id = "vraag";
        }
        if (id.length() > LONGEST) {
            id = id.substring(0, LONGEST);
        }
        String free = id;
        for (int number = 2; !taken.add(free); number++) {
            String suffix = "_" + number;
            free = id.substring(0, Math.min(id.length(), LONGEST - suffix.length())) + suffix;
        }
        return free;
    }
}
