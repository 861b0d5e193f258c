package nl.leerspoor.authoring;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.zip.GZIPOutputStream;
import nl.leerspoor.engine.profile.Trust;
import nl.leerspoor.lrs.transfer.BrokenExportException;
import nl.leerspoor.lrs.transfer.Conflict;
import nl.leerspoor.lrs.transfer.Counts;
import nl.leerspoor.lrs.transfer.Export;
import nl.leerspoor.lrs.transfer.Import;

/** The work of {@code leerspoor export} and {@code leerspoor import}. */
final class RunTransfer {
    private static final long TELL_EVERY = 10_000;

    private RunTransfer() {}

    /** Writes an export; a file that is not complete does not stay. */
    static int export(StoreOptions options, Path target, boolean withCredentials, PrintWriter out)
            throws IOException {
        requireNew(target);
        Counts counts;
        try (OpenStore store = OpenStore.existing(options, null)) {
            Export all = store.lrs().export(store.tenant());
            Export export = withCredentials ? all.withCredentials() : all;
            OutputStream to = open(target); // outside, so that a file of others stays
            boolean complete = false;
            try (to) {
                counts = export.write(to, progress("written", out));
                complete = true;
            } finally {
                if (!complete) {
                    Files.deleteIfExists(target);
                }
            }
        }
        out.println("exported  " + sentence(counts));
        return 0;
    }

    /** Refuses to write over something. */
    static void requireNew(Path target) {
        if (Files.exists(target)) {
            throw new UserError(target + " is there already; name a file that is not");
        }
    }

    private static OutputStream open(Path target) throws IOException {
        OutputStream file =
                new BufferedOutputStream(
                        Files.newOutputStream(target, StandardOpenOption.CREATE_NEW), 1 << 16);
        boolean compressed = target.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        return compressed ? new GZIPOutputStream(file, 1 << 16) : file;
    }

    private static int check(Path file, PrintWriter out) throws IOException {
        Counts counts = whole(file, () -> Import.check(file, progress("checked", out)));
        out.println("whole and unchanged: " + sentence(counts));
        return 0;
    }

    /**
     * Says what {@link #read} would do, and does nothing; without a database it checks the file.
     */
    static int compare(StoreOptions options, Path file, boolean withCredentials, PrintWriter out)
            throws IOException {
        OpenStore opened;
        try {
            opened = OpenStore.existing(options, null);
        } catch (UserError e) {
            out.println("Compared with nothing: " + e.getMessage());
            return check(file, out);
        }
        Told told = new Told(out);
        Counts counts;
        try (OpenStore store = opened) {
            counts =
                    whole(
                            file,
                            () ->
                                    into(store, withCredentials)
                                            .compare(file, progress("compared", out), told::tell));
        }
        out.println("whole and unchanged; new: " + sentence(counts));
        return rest(counts, told, out);
    }

    /**
     * Adds what a file holds.
     *
     * @return 1 when something was left out because of what is there
     */
    static int read(StoreOptions options, Path file, boolean withCredentials, PrintWriter out)
            throws IOException {
        Told told = new Told(out);
        Counts counts;
        try (OpenStore store = OpenStore.orNew(options, null)) {
            counts =
                    whole(
                            file,
                            () ->
                                    into(store, withCredentials)
                                            .read(
                                                    file,
                                                    progress("checked", out),
                                                    progress("added", out),
                                                    told::tell));
        }
        out.println("added  " + sentence(counts));
        return rest(counts, told, out);
    }

    private static Import into(OpenStore store, boolean withCredentials) {
        Import into = store.lrs().importInto(store.tenant());
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

    private static int rest(Counts counts, Told told, PrintWriter out) {
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
}
