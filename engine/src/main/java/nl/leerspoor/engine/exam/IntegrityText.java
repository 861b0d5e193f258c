package nl.leerspoor.engine.exam;

/**
 * What a learner confirms before the exam and at hand-in (P-7). Every change of a sentence is a new
 * version; attempts keep the version that was confirmed.
 */
public final class IntegrityText {
    /** Version stored with each attempt. */
    public static final String VERSION = "2026-1";

    /** Before the start. */
    public static final String START =
            "Ik ben zelf de deelnemer die hier is ingelogd. Ik maak deze toets zelf, zonder hulp van"
                    + " iemand anders en zonder tekstrobot.";

    /** At hand-in. */
    public static final String HAND_IN =
            "Ik ben zelf de deelnemer die hier is ingelogd. Ik heb deze toets zelf gemaakt, zonder"
                    + " hulp van iemand anders en zonder tekstrobot.";

    private IntegrityText() {}
}
