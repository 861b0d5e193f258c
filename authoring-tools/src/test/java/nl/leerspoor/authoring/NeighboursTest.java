package nl.leerspoor.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issue 3, point 8: what an operator does with neighbours. */
class NeighboursTest {
    @TempDir Path temp;

    private Command run(String... args) {
        List<Object> all = new ArrayList<>(List.of("neighbours"));
        all.addAll(List.of(args));
        all.addAll(List.of("--data", temp.resolve("data")));
        return Command.run(all.toArray());
    }

    @Test
    void neighboursAreAddedShownPausedAndRemoved() throws IOException {
        Path secret = Files.writeString(temp.resolve("secret.txt"), "very secret\n");
        assertThat(run("list").out()).contains("There are no neighbours");
        Command added =
                run(
                        "add-forward",
                        "client",
                        "https://lrs.example/xapi",
                        "--key",
                        "k",
                        "--secret-file",
                        secret.toString(),
                        "--verb",
                        "http://adlnet.gov/expapi/verbs/passed",
                        "--agent",
                        "mailto:anna@example.com");
        assertThat(added.err()).isEmpty();
        assertThat(added.out()).isEqualTo("Added client.\n");
        run("pause", "client");
        Command list = run("list");
        assertThat(list.out())
                .contains("client  forward  paused  https://lrs.example/xapi")
                .contains("at 0, 0 statements (0 s) behind")
                .doesNotContain("very secret");
        assertThat(run("resume", "client").out()).isEqualTo("Resumed client.\n");
        assertThat(run("dead-letters", "client").out()).isEqualTo("0 dead letters\n");
        assertThat(run("replay", "client").out()).isEqualTo("0 taken, 0 refused\n");
        assertThat(run("remove", "client").out()).isEqualTo("Removed client.\n");
        refused("there is no neighbour client", "remove", "client");
    }

    @Test
    void everyActionExplainsItself() {
        for (String action :
                List.of(
                        "list",
                        "add-forward",
                        "add-pull",
                        "add-webhook",
                        "pause",
                        "resume",
                        "remove",
                        "dead-letters",
                        "replay",
                        "drop")) {
            Command help = Command.run("neighbours", action, "--help");
            assertThat(help.exitCode()).as(action + help.err()).isZero();
            assertThat(help.out()).contains("Usage: leerspoor neighbours " + action);
        }
    }

    @Test
    void whichStoreMayBeSaidBeforeTheAction() {
        run("add-webhook", "hook", "https://93.184.216.34/hook");
        Path data = temp.resolve("data");
        assertThat(Command.run("neighbours", "--data", data, "list").out())
                .contains("hook  webhook");
        assertThat(Command.run("neighbours", "--data", data, "--tenant", "other", "list").out())
                .contains("There are no neighbours");
    }

    @Test
    void aWebhookWithoutSecretGetsOneThatIsShownOnce() {
        Command added = run("add-webhook", "hook", "https://93.184.216.34/hook", "--tries", "3");
        assertThat(added.err()).isEmpty();
        assertThat(added.out()).containsPattern("shown only now: [A-Za-z0-9_-]{43}\n");
        assertThat(run("list").out()).contains("hook  webhook  active").doesNotContain("shown");
    }

    @Test
    void whatIsWrongIsSaidInOneLine() {
        String[] pull = {"add-pull", "x", "https://a.example/xapi", "--key", "k"};
        refused("give its secret with --secret or --secret-file", pull);
        refused("https://", "add-forward", "x", "http://a.example", "--key", "k", "--secret", "s");
        refused(
                "page must be within 1 and 1000, not 0",
                "add-pull",
                "x",
                "https://a.example",
                "--key",
                "k",
                "--secret",
                "s",
                "--page",
                "0");
        refused("private network", "add-webhook", "x", "https://127.0.0.1/x");
        refused("is no UUID", "drop", "x", "17");
        refused("is no agent", "add-webhook", "x", "https://93.184.216.34/", "--agent", "anna");
    }

    private void refused(String message, String... args) {
        Command command = run(args);
        assertThat(command.exitCode()).isOne();
        assertThat(command.err()).startsWith("leerspoor: ").contains(message);
        assertThat(command.err().lines()).hasSize(1);
    }
}
