package nl.leerspoor.engine.course;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How long the progress of a learner can become, as the player writes it (docs/player.md; the
 * grammar stands in the player's {@code core/encoding.js}). A test lets the player itself write the
 * longest progress and compares.
 */
final class SuspendData {
    /** SCORM 1.2, data model, {@code cmi.suspend_data}: CMIString4096. */
    static final int LIMIT = 4096;

    /** Separate stretches of a film that a learner may have seen before having seen it all. */
    static final int STRETCHES = 16;

    // 1.<registration: 22>.<saves: up to 5 digits in base 36>.<three marks>
    private static final int HEAD = 2 + 22 + 1 + 5 + 1 + 3;
    private static final int UNIT = 1 + 4 + 1; // a point, the short name, the flags
    private static final int SECONDS = 3;
    private static final int SCORE = 5;
    private static final int HUNDREDTHS = 2;
    private static final int NAME = 3;

    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private SuspendData() {}

    /** With every unit under way and nothing let go of. */
    static int longest(List<Unit> lessons) {
        return HEAD + lessons.stream().mapToInt(SuspendData::whole).sum();
    }

    /** What the player never lets go of: what is done and scored, and the open unit's time. */
    static int shortest(List<Unit> lessons) {
        return HEAD
                + lessons.stream().mapToInt(unit -> UNIT + score(unit)).sum()
                + lessons.stream().mapToInt(unit -> SECONDS + theory(unit)).max().orElse(0);
    }

    private static int whole(Unit unit) {
        return UNIT + SECONDS + score(unit) + answers(unit) + theory(unit) + film(unit);
    }

    private static int score(Unit unit) {
        if (!(unit.content() instanceof UnitContent.Quiz quiz)) {
            return 0;
        }
        return SCORE + (quiz.questions().stream().anyMatch(SuspendData::hasParts) ? HUNDREDTHS : 0);
    }

    private static int answers(Unit unit) {
        if (!(unit.content() instanceof UnitContent.Quiz quiz)) {
            return 0;
        }
        return 1 + quiz.questions().stream().mapToInt(q -> NAME + letters(q)).sum();
    }

    /** Several letters stand in parentheses. */
    private static int letters(Question question) {
        int kept = kept(question);
        return kept == 1 ? 1 : 2 + kept;
    }

    /** Most letters that the player keeps of an answer: one an option, match or step. */
    static int kept(Question question) {
        if (question instanceof Question.Choice choice && choice.multiple()) {
            return choice.options().size();
        } else if (question instanceof Question.Matching matching) {
            return matching.pairs().size();
        } else if (question instanceof Question.Sequencing sequencing) {
            return sequencing.steps().size();
        }
        return 1;
    }

    /** Whether an answer may be worth a part of a point. */
    static boolean hasParts(Question question) {
        return (question instanceof Question.Choice choice && choice.partial())
                || (question instanceof Question.Matching matching && matching.partial())
                || (question instanceof Question.Sequencing sequencing && sequencing.partial());
    }

    private static int theory(Unit unit) {
        return unit.content() instanceof UnitContent.Theory theory
                ? 1 + NAME * theory.questions().size()
                : 0;
    }

    private static int film(Unit unit) {
        return unit.kind() == UnitKind.VIDEO ? 1 + 2 + STRETCHES * 4 : 0;
    }

    /** The name of a unit in progress. */
    static String unitName(Module module, Unit unit) {
        return shortName(module.id() + "/" + unit.id(), 4);
    }

    /** The name of a question in the progress of its unit. */
    static String questionName(String question) {
        return shortName(question, NAME);
    }

    /** FNV-1a over UTF-8, mixed at the end, six bits a character ({@code core/hash.js}). */
    private static String shortName(String text, int length) {
        int hash = 0x811c9dc5;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x01000193;
        }
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        hash ^= hash >>> 16;
        StringBuilder name = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            name.append(ALPHABET.charAt(hash & 63));
            hash >>>= 6;
        }
        return name.toString();
    }
}
