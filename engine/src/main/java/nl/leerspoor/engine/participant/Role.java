package nl.leerspoor.engine.participant;

/** What a member of staff may do; one account may hold several (S0-110, P-10). */
public enum Role {
    /** Registers participants and follows their progress (S0-133). */
    COORDINATOR("coördinator"),
    /** Judges handed-in workbooks (S0-114). */
    ASSESSOR("beoordelaar"),
    /** Establishes forms and rubrics and decides on cases (S0-116). */
    COMMITTEE("examencommissie"),
    /** Reads evidence, never names (S0-120). */
    AUDITOR("auditor"),
    /** Runs the installation. */
    ADMIN("beheerder");

    private final String dutch;

    Role(String dutch) {
        this.dutch = dutch;
    }

    /**
     * The word on pages.
     *
     * @return lower case, Dutch
     */
    public String dutch() {
        return dutch;
    }
}
