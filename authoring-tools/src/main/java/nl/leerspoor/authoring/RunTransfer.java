package nl.leerspoor.authoring;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.zip.GZIPOutputStream;
import nl.leerspoor.engine.profile.Trust;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.transfer.BrokenExportException;
import nl.leerspoor.lrs.transfer.Conflict;
import nl.leerspoor.lrs.transfer.Counts;
import nl.leerspoor.lrs.transfer.Export;
import nl.leerspoor.lrs.transfer.Import;
import org.jspecify.annotations.Nullable;

/** Exports and imports; the class of the two commands that knows the LRS. */
final class RunTransfer implements AutoCloseable {
    private static final long TELL_EVERY = 10_000;

    private final Lrs lrs;
    private final String tenant;
    private final PrintWriter out;

    private RunTransfer(Lrs lrs, String tenant, PrintWriter out) {
        this.lrs = lrs;
        this.tenant = tenant;
        this.out = out;
    }

    /**
     * Opens the database of an engine.
     *
     * @throws UserError when it is in use or out of reach
     */
    static RunTransfer open(
            Path file,
            Map<String, String> flags,
            @Nullable String tenant,
            boolean mayBeNew,
            PrintWriter out) {
        RunCredentials.Opened opened =
                RunCredentials.openLrs(
                        file, flags, tenant, mayBeNew, address -> "Stop that one first.");
        return new RunTransfer(opened.lrs(), opened.tenant(), out);
    }

    /** Refuses to write over something. */
    static void requireNew(Path target) {
        if (Files.exists(target)) {
            throw new UserError(target + " is there already; name a file that is not");
        }
    }

    /** Writes an export; a file that is not complete does not stay. */
    int export(Path target, boolean withCredentials) throws IOException {
        Export export = lrs.export(tenant);
        Counts counts;
        boolean complete = false;
        try (OutputStream to = open(target)) {
            counts =
                    (withCredentials ? export.withCredentials() : export)
                            .write(to, progress("written", out));
            complete = true;
        } finally {
            if (!complete) {
                Files.deleteIfExists(target);
            }
        }
        out.println("exported  " + sentence(counts));
        return 0;
    }

    private static OutputStream open(Path target) throws IOException {
        OutputStream file =
                new BufferedOutputStream(
                        Files.newOutputStream(target, StandardOpenOption.CREATE_NEW), 1 << 16);
        boolean compressed = target.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        return compressed ? new GZIPOutputStream(file, 1 << 16) : file;
    }

    /** Checks a file; no database is needed. */
    static int check(Path file, PrintWriter out) throws IOException {
        Counts counts = whole(file, () -> Import.check(file, progress("checked", out)));
        out.println("whole and unchanged: " + sentence(counts));
        return 0;
    }

    /** Says what {@link #read} would do, and does nothing. */
    int compare(Path file, boolean withCredentials) throws IOException {
        Told told = new Told(out);
        Counts counts =
                whole(
                        file,
                        () ->
                                into(withCredentials)
                                        .compare(file, progress("compared", out), told::tell));
        out.println("whole and unchanged; new: " + sentence(counts));
        return rest(counts, told);
    }

    /**
     * Adds what a file holds.
     *
     * @return 1 when something was left out because of what is there
     */
    int read(Path file, boolean withCredentials) throws IOException {
        Told told = new Told(out);
        Counts counts =
                whole(
                        file,
                        () ->
                                into(withCredentials)
                                        .read(
                                                file,
                                                progress("checked", out),
                                                progress("added", out),
                                                told::tell));
        out.println("added  " + sentence(counts));
        return rest(counts, told);
    }

    private Import into(boolean withCredentials) {
        Import into = lrs.importInto(tenant);
        return withCredentials
                ? into.withCredentials(
                        Trust::mayBeGiven, "cli:" + System.getProperty("user.name", "unknown"))
                : into;
    }

    private interface Reading {
        Counts run() throws IOException;
    }

    /** Says where a file is broken as compilers do. */
    private static Counts whole(Path file, Reading reading) throws IOException {
        try {
            return reading.run();
        } catch (BrokenExportException e) {
            throw new UserError(file + ":" + e.line() + ": " + e.reason());
        }
    }

    private int rest(Counts counts, Told told) {
        out.printf(Locale.ROOT, "%,d were there before and stay as they are%n", counts.known());
        if (counts.erased() > 0) {
            out.printf(
                    Locale.ROOT,
                    "%,d statements were erased before the export and cannot be added%n",
                    counts.erased());
        }
        if (counts.leftOut() > 0) {
            out.printf(
                    Locale.ROOT,
                    "%,d credentials are left out; --with-credentials adds them%n",
                    counts.leftOut());
        }
        told.rest();
        if (counts.conflicts() > 0) {
            out.printf(
                    Locale.ROOT,
                    "%,d in conflict with what is there, which stays%n",
                    counts.conflicts());
            return 1;
        }
        return 0;
    }

    /** Prints the first conflicts and counts the others. */
    private static final class Told {
        private static final int MOST = 20;

        private final PrintWriter out;
        private long conflicts;

        Told(PrintWriter out) {
            this.out = out;
        }

        void tell(Conflict conflict) {
            if (++conflicts <= MOST) {
                out.printf(Locale.ROOT, "  line %d: %s%n", conflict.line(), conflict.reason());
            }
        }

        void rest() {
            if (conflicts > MOST) {
                out.printf(Locale.ROOT, "  … and %,d more%n", conflicts - MOST);
            }
        }
    }

    private static LongConsumer progress(String done, PrintWriter out) {
        return new LongConsumer() {
            private long next = TELL_EVERY;

            @Override
            public void accept(long statements) {
                if (statements >= next) {
                    out.printf(Locale.ROOT, "  %,d statements %s…%n", statements, done);
                    out.flush();
                    next = statements - statements % TELL_EVERY + TELL_EVERY;
                }
            }
        };
    }

    private static String sentence(Counts c) {
        return String.format(
                Locale.ROOT,
                "%,d statements, %,d attachments, %,d activities, %,d documents, %,d credentials",
                c.statements(),
                c.attachments(),
                c.activities(),
                c.documents(),
                c.credentials());
    }

    @Override
    public void close() {
        lrs.close();
    }
}
