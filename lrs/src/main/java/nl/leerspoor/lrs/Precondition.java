package nl.leerspoor.lrs;

import java.util.List;
import java.util.Set;

/**
 * What a writer expects to find (Communication 3.1, RFC 9110 section 13).
 *
 * @param ifMatch tags of which one must be the current; {@code *} means any; empty asks nothing
 * @param ifNoneMatch tags that must not be the current; {@code *} means none may exist
 */
public record Precondition(Set<String> ifMatch, Set<String> ifNoneMatch) {
    /** Whatever is there. */
    public static final Precondition NONE = new Precondition(Set.of(), Set.of());

    /** Nothing may be there. */
    public static final Precondition ABSENT = new Precondition(Set.of(), Set.of("*"));

    /** Keeps its own copies. */
    public Precondition {
        ifMatch = Set.copyOf(ifMatch);
        ifNoneMatch = Set.copyOf(ifNoneMatch);
    }

    /** Exactly this version must be there. */
    public static Precondition match(String etag) {
        return new Precondition(Set.copyOf(List.of(etag)), Set.of());
    }

    /** True when the writer said nothing. */
    public boolean isNone() {
        return ifMatch.isEmpty() && ifNoneMatch.isEmpty();
    }
}
