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
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.transfer.Counts;
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
    int export(Path target) throws IOException {
        Counts counts;
        boolean complete = false;
        try (OutputStream to = open(target)) {
            counts = lrs.export(tenant).write(to, progress());
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
        Counts counts = Import.check(file);
        out.println("whole and unchanged: " + sentence(counts));
        return 0;
    }

    /** Adds what a file holds. */
    int read(Path file) throws IOException {
        Counts counts = lrs.importInto(tenant).read(file, progress());
        out.println("added  " + sentence(counts));
        out.printf(Locale.ROOT, "%,d were there before and stay as they are%n", counts.known());
        if (counts.erased() > 0) {
            out.printf(
                    Locale.ROOT,
                    "%,d statements were erased before the export and cannot be added%n",
                    counts.erased());
        }
        return 0;
    }

    private LongConsumer progress() {
        return new LongConsumer() {
            private long next = TELL_EVERY;

            @Override
            public void accept(long done) {
                if (done >= next) {
                    out.printf(Locale.ROOT, "  %,d statements…%n", done);
                    out.flush();
                    next = done - done % TELL_EVERY + TELL_EVERY;
                }
            }
        };
    }

    private static String sentence(Counts c) {
        return String.format(
                Locale.ROOT,
                "%,d statements, %,d attachments, %,d activities, %,d documents",
                c.statements(),
                c.attachments(),
                c.activities(),
                c.documents());
    }

    @Override
    public void close() {
        lrs.close();
    }
}
