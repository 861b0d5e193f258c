package nl.leerspoor.authoring;

import picocli.CommandLine.Option;

/** Who runs it and why: kept in the ledger for ever. */
final class MandateOptions {
    @Option(
            names = "--by",
            paramLabel = "<who>",
            description = "Who runs it. Default: the user of this machine.")
    private String by = System.getProperty("user.name", "operator");

    @Option(
            names = "--reason",
            paramLabel = "<text>",
            description =
                    "Why, for example the number of the request: no names, it is kept for ever.")
    private String reason = "";

    @Option(
            names = "--dry-run",
            description = "Print what it would touch, by month and verb, and touch nothing.")
    private boolean dryRun;

    /** For picocli. */
    MandateOptions() {}

    String by() {
        return by;
    }

    String reason() {
        return reason;
    }

    boolean dryRun() {
        return dryRun;
    }
}
