package nl.leerspoor.authoring;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.leerspoor.lrs.neighbour.DeadLetter;
import nl.leerspoor.lrs.neighbour.Neighbour;
import nl.leerspoor.lrs.neighbour.NeighbourStatus;
import nl.leerspoor.lrs.neighbour.Selection;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.jspecify.annotations.Nullable;

/** Does what {@link Neighbours} is told; the only class of that command that knows the LRS. */
final class RunNeighbours {
    private static final int MOST = 10_000;

    private final StoreOptions options;
    private final PrintWriter out;

    RunNeighbours(StoreOptions options, PrintWriter out) {
        this.options = options;
        this.out = out;
    }

    int list() {
        return with(
                (neighbours, tenant) -> {
                    List<NeighbourStatus> all = neighbours.list(tenant);
                    if (all.isEmpty()) {
                        out.println(
                                "There are no neighbours. Add one with add-forward, add-pull or"
                                        + " add-webhook.");
                    }
                    all.forEach(this::print);
                });
    }

    private void print(NeighbourStatus status) {
        Neighbour neighbour = status.neighbour();
        out.printf(
                "%s  %s  %s  %s%n",
                neighbour.name(), neighbour.kind(), word(status.state()), neighbour.address());
        if (neighbour instanceof Neighbour.Pull) {
            out.printf(
                    "  pulled to %s%n",
                    status.pulledTo() == null ? "nothing yet" : status.pulledTo());
        } else {
            out.printf(
                    "  at %d, %d statements (%d s) behind%n",
                    status.cursor(), status.behind(), status.lag().toSeconds());
        }
        out.printf(
                "  last success %s, dead letters %d%n",
                status.lastSuccess() == null ? "never" : status.lastSuccess(),
                status.deadLetters());
        if (status.lastError() != null) {
            out.printf("  last error: %s%n", status.lastError());
        }
        if (status.state() == NeighbourStatus.State.ACTIVE && status.failures() > 0) {
            out.printf("  failed %d times, next try %s%n", status.failures(), status.nextTry());
        }
    }

    private static String word(NeighbourStatus.State state) {
        return switch (state) {
            case ACTIVE -> "active";
            case PAUSED -> "paused";
            case REFUSED -> "refused (mend it, then resume)";
        };
    }

    int addForward(Neighbours.Target target, Neighbours.LogIn logIn, int batch) throws IOException {
        String secret = required(target.secret());
        return add(
                target,
                selection ->
                        new Neighbour.Forward(
                                target.name,
                                address(target.address),
                                logIn.key,
                                secret,
                                version(logIn.version),
                                selection,
                                batch));
    }

    int addPull(Neighbours.Target target, Neighbours.LogIn logIn, int page, int every, int lag)
            throws IOException {
        String secret = required(target.secret());
        return add(
                target,
                selection ->
                        new Neighbour.Pull(
                                target.name,
                                address(target.address),
                                logIn.key,
                                secret,
                                version(logIn.version),
                                selection,
                                page,
                                Duration.ofSeconds(every),
                                Duration.ofSeconds(lag)));
    }

    int addWebhook(Neighbours.Target target, boolean full, int batch, int tries)
            throws IOException {
        String given = target.secret();
        String secret = given == null ? random() : given;
        int code =
                add(
                        target,
                        selection ->
                                new Neighbour.Webhook(
                                        target.name,
                                        address(target.address),
                                        secret,
                                        selection,
                                        full,
                                        batch,
                                        tries));
        if (given == null) {
            out.printf("Its secret, shown only now: %s%n", secret);
        }
        return code;
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private int add(Neighbours.Target target, Function<Selection, Neighbour> made) {
        Neighbour neighbour;
        try {
            neighbour = made.apply(selection(target.filter));
        } catch (IllegalArgumentException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        } catch (ProblemException e) {
            throw new UserError(e.detail());
        }
        return with(
                (neighbours, tenant) -> {
                    neighbours.add(tenant, neighbour, target.filter.fromNow);
                    out.printf("Added %s.%n", neighbour.name());
                });
    }

    private static String required(@Nullable String secret) {
        if (secret == null) {
            throw new UserError("give its secret with --secret or --secret-file");
        }
        return secret;
    }

    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new UserError(text + " is no address");
        }
    }

    private static XapiVersion version(String text) {
        return XapiVersion.find(text)
                .orElseThrow(() -> new UserError("there is no xAPI " + text + "; 1.0.3 or 2.0"));
    }

    private static Selection selection(Neighbours.Filter filter) {
        return new Selection(
                Set.copyOf(filter.verbs),
                filter.activityPrefix,
                filter.agent == null ? null : RunErasure.identity(filter.agent),
                filter.registration == null ? null : uuid(filter.registration));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new UserError(text + " is no UUID");
        }
    }

    int pause(String name) {
        return with((neighbours, tenant) -> found(neighbours.pause(tenant, name), name, "Paused "));
    }

    int resume(String name) {
        return with(
                (neighbours, tenant) -> found(neighbours.resume(tenant, name), name, "Resumed "));
    }

    int remove(String name) {
        return with(
                (neighbours, tenant) -> found(neighbours.remove(tenant, name), name, "Removed "));
    }

    private void found(boolean done, String name, String word) {
        if (!done) {
            throw new UserError("there is no neighbour " + name);
        }
        out.println(word + name + ".");
    }

    int deadLetters(String name) {
        return with(
                (neighbours, tenant) -> {
                    List<DeadLetter> letters = neighbours.deadLetters(tenant, name, MOST);
                    for (DeadLetter letter : letters) {
                        out.printf(
                                "%s  statement %s  seq %d  status %d  %s  tries %d%n  %s%n",
                                letter.id(),
                                letter.statementId() == null ? "without id" : letter.statementId(),
                                letter.seq(),
                                letter.status(),
                                letter.since(),
                                letter.tries(),
                                letter.reason());
                    }
                    out.printf("%d dead letters%n", letters.size());
                });
    }

    /** Exit code 1 when one was refused again. */
    int replay(String name, List<String> ids) {
        int[] refused = new int[1];
        with(
                (neighbours, tenant) -> {
                    List<UUID> all =
                            ids.isEmpty()
                                    ? neighbours.deadLetters(tenant, name, MOST).stream()
                                            .map(DeadLetter::id)
                                            .toList()
                                    : ids.stream().map(RunNeighbours::uuid).toList();
                    for (UUID id : all) {
                        boolean taken = neighbours.replay(tenant, id);
                        refused[0] += taken ? 0 : 1;
                        out.println(id + (taken ? " taken" : " refused again"));
                    }
                    out.printf("%d taken, %d refused%n", all.size() - refused[0], refused[0]);
                });
        return refused[0] == 0 ? 0 : 1;
    }

    int drop(String name, List<String> ids) {
        return with(
                (neighbours, tenant) -> {
                    for (String id : ids) {
                        if (!neighbours.drop(tenant, uuid(id))) {
                            throw new UserError(name + " has no dead letter " + id);
                        }
                        out.println("Dropped " + id + ".");
                    }
                });
    }

    private interface Work {
        void run(nl.leerspoor.lrs.neighbour.Neighbours neighbours, String tenant);
    }

    private int with(Work work) {
        try (OpenStore store = OpenStore.orNew(options, null);
                nl.leerspoor.lrs.neighbour.Neighbours neighbours =
                        store.lrs().neighbours(store.config().neighbourConfig())) {
            work.run(neighbours, store.tenant());
            return 0;
        } catch (IllegalArgumentException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }
}
