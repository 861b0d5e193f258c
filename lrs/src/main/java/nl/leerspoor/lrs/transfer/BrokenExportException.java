package nl.leerspoor.lrs.transfer;

import java.io.IOException;

/** An export file that is not what was written: cut, changed, or of another format. */
public final class BrokenExportException extends IOException {
    private static final long serialVersionUID = 1;

    private final long line;
    private final String reason;

    BrokenExportException(long line, String reason) {
        super("line " + line + ": " + reason);
        this.line = line;
        this.reason = reason;
    }

    /** Where, from 1. */
    public long line() {
        return line;
    }

    /** Why it is refused. */
    public String reason() {
        return reason;
    }
}
