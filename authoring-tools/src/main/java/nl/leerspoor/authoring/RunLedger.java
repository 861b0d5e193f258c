package nl.leerspoor.authoring;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.leerspoor.lrs.ledger.Checkpoint;
import nl.leerspoor.lrs.ledger.Evidence;
import nl.leerspoor.lrs.ledger.Ledger;
import nl.leerspoor.lrs.ledger.VerifierKey;
import nl.leerspoor.lrs.xapi.ProblemException;
import org.jspecify.annotations.Nullable;

/** The work of {@code leerspoor ledger}. */
final class RunLedger {
    /** A line of progress after so many entries. */
    private static final long STEP = 50_000;

    private static final String SERVED = "/xapi/ledger (docs/ledger.md)";

    private RunLedger() {}

    static int verify(StoreOptions options, List<Path> files, PrintWriter out, PrintWriter err)
            throws IOException {
        List<Checkpoint> known = new ArrayList<>();
        for (Path file : files) {
            known.add(read(file, () -> Checkpoint.parse(Files.readString(file))));
        }
        try (OpenStore store = OpenStore.existing(options, SERVED)) {
            long[] next = {STEP};
            Ledger.Report report =
                    store.lrs()
                            .ledger()
                            .check(
                                    store.tenant(),
                                    known,
                                    (entries, size) -> {
                                        if (entries >= next[0]) {
                                            err.printf("%d of %d entries%n", entries, size);
                                            next[0] += STEP;
                                        }
                                    });
            print(store.tenant(), report, out);
            return report.count() == 0 ? 0 : 1;
        }
    }

    private static void print(String tenant, Ledger.Report report, PrintWriter out) {
        for (Ledger.Finding finding : report.findings()) {
            out.println(
                    finding.seq() == 0
                            ? "the log: " + finding.message()
                            : "entry " + finding.seq() + ": " + finding.message());
        }
        if (report.count() > report.findings().size()) {
            out.printf("… and %d more%n", report.count() - report.findings().size());
        }
        out.printf(
                "log of %s: %d entries, root %s, %d findings%n",
                tenant, report.size(), report.root(), report.count());
        out.printf(
                "Not excluded: that entries after number %d were cut off; no checkpoint vouches for"
                        + " an end after it. Checkpoints kept outside this database count more: give"
                        + " them with --checkpoint.%n",
                report.vouched());
    }

    static int verify(Path bundle, @Nullable String key, PrintWriter out) throws IOException {
        Evidence evidence = read(bundle, () -> Evidence.parse(Files.readAllBytes(bundle)));
        VerifierKey trusted = evidence.key();
        if (key != null) {
            trusted = parsed("--key", () -> VerifierKey.parse(key));
        }
        List<String> findings = evidence.verify(trusted);
        findings.forEach(out::println);
        if (findings.isEmpty()) {
            out.printf(
                    "statement %s is entry %d of the log %s, stored %s under the checkpoint of %s%n",
                    evidence.header().id(),
                    evidence.header().seq(),
                    evidence.checkpoint().origin(),
                    evidence.header().stored(),
                    evidence.checkpoint().time());
        }
        if (key == null) {
            out.println(
                    "The key was taken from the bundle itself: ask the provider for its key and give"
                            + " it with --key.");
        }
        return findings.isEmpty() ? 0 : 1;
    }

    static int checkpoint(StoreOptions options, @Nullable Path file, PrintWriter out)
            throws IOException {
        Checkpoint checkpoint;
        VerifierKey key;
        try (OpenStore store = OpenStore.existing(options, SERVED)) {
            checkpoint = problem(() -> store.lrs().ledger().checkpoint(store.tenant()));
            key = store.lrs().ledger().verifierKey(store.tenant());
        }
        if (file == null) {
            out.print(checkpoint.note());
        } else {
            Files.writeString(file, checkpoint.note());
            out.printf("%s: %d entries%n", file, checkpoint.size());
            out.printf("verifier key: %s%n", key);
        }
        out.flush();
        return 0;
    }

    static int prove(StoreOptions options, UUID id, Path file, PrintWriter out) throws IOException {
        Evidence evidence;
        try (OpenStore store = OpenStore.existing(options, SERVED)) {
            evidence =
                    problem(() -> store.lrs().ledger().evidence(store.tenant(), id))
                            .orElseThrow(
                                    () ->
                                            new UserError(
                                                    "there is no statement "
                                                            + id
                                                            + " in the log of "
                                                            + store.tenant()));
        }
        Files.write(file, evidence.toJson());
        out.printf("%s: entry %d%n", file, evidence.header().seq());
        out.printf("verifier key: %s%n", evidence.key());
        return 0;
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> T read(Path file, Work<T> work) throws IOException {
        return parsed(file.toString(), work);
    }

    private static <T> T parsed(String what, Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (ProblemException e) {
            throw new UserError(what + e.detail());
        }
    }

    private static <T> T problem(java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (ProblemException e) {
            throw new UserError(e.detail());
        }
    }
}
