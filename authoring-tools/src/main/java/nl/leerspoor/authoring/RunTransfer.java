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
import nl.leerspoor.lrs.transfer.Counts;
import nl.leerspoor.lrs.transfer.Import;

/** The work of {@code leerspoor export} and {@code leerspoor import}. */
final class RunTransfer {
    private static final long TELL_EVERY = 10_000;

    private RunTransfer() {}

    /** Writes an export; a file that is not complete does not stay. */
    static int export(StoreOptions options, Path target, PrintWriter out) throws IOException {
        requireNew(target);
        Counts counts;
        try (OpenStore store = OpenStore.existing(options, null)) {
            boolean complete = false;
            try (OutputStream to = open(target)) {
                counts = store.lrs().export(store.tenant()).write(to, progress(out));
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

    /** Checks a file; no database is needed. */
    static int check(Path file, PrintWriter out) throws IOException {
        Counts counts = Import.check(file);
        out.println("whole and unchanged: " + sentence(counts));
        return 0;
    }

    /** Adds what a file holds. */
    static int read(StoreOptions options, Path file, PrintWriter out) throws IOException {
        Counts counts;
        try (OpenStore store = OpenStore.orNew(options, null)) {
            counts = store.lrs().importInto(store.tenant()).read(file, progress(out));
        }
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

    private static LongConsumer progress(PrintWriter out) {
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
}
