package nl.leerspoor.authoring;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import nl.leerspoor.lrs.erasure.Erasure;
import nl.leerspoor.lrs.erasure.Mandate;
import nl.leerspoor.lrs.erasure.Selection;
import nl.leerspoor.lrs.xapi.Actor;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.XapiVersion;

/** The work of {@code leerspoor actor} and {@code leerspoor retention}. */
final class RunErasure {
    /** Legal terms run by Dutch calendar days (D-15). */
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    private RunErasure() {}

    static int export(StoreOptions options, String agent, Path file, PrintWriter out)
            throws IOException {
        Ifi ifi = identity(agent);
        RunTransfer.requireNew(file);
        try (OpenStore store = OpenStore.existing(options, null);
                OutputStream zip =
                        new BufferedOutputStream(
                                Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
            store.lrs().erasure().export(store.tenant(), ifi, zip);
        }
        out.printf("%s: keep it safe, it holds everything about this person%n", file);
        return 0;
    }

    static int actor(
            StoreOptions options,
            MandateOptions mandate,
            String agent,
            boolean pseudonymise,
            PrintWriter out) {
        Ifi ifi = identity(agent);
        return run(
                options,
                mandate,
                out,
                new Work() {
                    @Override
                    public Selection selection() {
                        return Selection.of(ifi);
                    }

                    @Override
                    public long documents(Erasure erasure, String tenant) {
                        return erasure.documents(tenant, ifi);
                    }

                    @Override
                    public Erasure.Outcome run(Erasure erasure, String tenant, Mandate ground) {
                        return pseudonymise
                                ? erasure.pseudonymise(tenant, ifi, ground, n -> {})
                                : erasure.erase(tenant, ifi, ground, n -> {});
                    }
                });
    }

    static int retention(
            StoreOptions options,
            MandateOptions mandate,
            RetentionCommand.Terms terms,
            PrintWriter out) {
        Selection selection =
                new Selection(
                        terms.agent == null ? null : identity(terms.agent),
                        terms.verb,
                        terms.activity,
                        terms.registration,
                        before(terms.olderThan));
        return run(
                options,
                mandate,
                out,
                new Work() {
                    @Override
                    public Selection selection() {
                        return selection;
                    }

                    @Override
                    public long documents(Erasure erasure, String tenant) {
                        return 0; // retention takes none
                    }

                    @Override
                    public Erasure.Outcome run(Erasure erasure, String tenant, Mandate ground) {
                        return erasure.retain(tenant, selection, ground, n -> {});
                    }
                });
    }

    private interface Work {
        Selection selection();

        long documents(Erasure erasure, String tenant);

        Erasure.Outcome run(Erasure erasure, String tenant, Mandate ground);
    }

    private static int run(
            StoreOptions options, MandateOptions mandate, PrintWriter out, Work work) {
        // A reason that is missing is said before any database is opened.
        Mandate ground = mandate.dryRun() ? null : ground(mandate);
        try (OpenStore store = OpenStore.existing(options, null)) {
            Erasure erasure = store.lrs().erasure();
            if (ground == null) {
                print(erasure.count(store.tenant(), work.selection()), out);
                out.printf("%d documents%n", work.documents(erasure, store.tenant()));
                out.println("Dry run: nothing was touched.");
                return 0;
            }
            Erasure.Outcome done = work.run(erasure, store.tenant(), ground);
            out.printf(
                    "run %s: %d statements, %d documents, %d entries in the ledger%n",
                    done.run(), done.statements(), done.documents(), done.parts());
            for (UUID broken : erasure.unfinished(store.tenant())) {
                out.printf(
                        "run %s was broken off: run its command again, with the same reason%n",
                        broken);
            }
            out.println(
                    "Back-ups and what the database has not overwritten yet still hold it:"
                            + " docs/privacy.md.");
            return 0;
        }
    }

    private static void print(List<Erasure.Count> counts, PrintWriter out) {
        long all = 0;
        for (Erasure.Count count : counts) {
            out.printf("%s  %8d  %s%n", count.month(), count.statements(), count.verb());
            all += count.statements();
        }
        out.printf("%d statements%n", all);
    }

    private static Mandate ground(MandateOptions mandate) {
        try {
            return new Mandate(mandate.by(), mandate.reason());
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage() + "; give --reason, and --by");
        }
    }

    /** The agent somebody typed: a mailto address, or JSON. */
    static Ifi identity(String agent) {
        if (agent.startsWith("mailto:") && agent.indexOf('@') > 0) {
            return Ifi.mbox(agent);
        }
        try {
            return Actor.parse(agent, "agent", XapiVersion.V2_0)
                    .identity()
                    .orElseThrow(() -> new UserError("an anonymous group is no one"));
        } catch (ProblemException e) {
            throw new UserError(
                    "\""
                            + agent
                            + "\" is no agent: "
                            + e.detail()
                            + ". Give mailto:… or {\"account\":{\"homePage\":…,\"name\":…}}");
        }
    }

    private static Instant before(String term) {
        String digits = term.isEmpty() ? "" : term.substring(0, term.length() - 1);
        char unit = term.isEmpty() ? ' ' : term.charAt(term.length() - 1);
        if (!digits.matches("[1-9]\\d{0,4}") || "dmy".indexOf(unit) < 0) {
            throw new UserError("\"" + term + "\" is no term: 730d, 24m (months) or 2y");
        }
        try {
            Period period = Period.parse("P" + digits + Character.toUpperCase(unit));
            return Clock.system(ZONE).instant().atZone(ZONE).minus(period).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
