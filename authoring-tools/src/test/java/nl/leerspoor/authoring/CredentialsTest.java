package nl.leerspoor.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.leerspoor.engine.EngineConfig;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.CredentialChange;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The credentials command, on a real H2 file. */
class CredentialsTest {
    @TempDir Path data;

    private Command run(Object... args) {
        Object[] all = new Object[args.length + 3];
        all[0] = "credentials";
        System.arraycopy(args, 0, all, 1, args.length);
        all[args.length + 1] = "--data";
        all[args.length + 2] = data;
        return Command.run(all);
    }

    private static String value(Command command, String name) {
        assertThat(command.exitCode()).as(command.err()).isZero();
        Matcher line = Pattern.compile("(?m)^" + name + " +(.+)$").matcher(command.out());
        assertThat(line.find()).as(command.out()).isTrue();
        return line.group(1);
    }

    private Lrs open() {
        return Lrs.open(EngineConfig.defaults(data).lrsConfig(), Clock.systemUTC());
    }

    @Test
    void makesRotatesRevokesAndListsThem() {
        Command made =
                run(
                        "create",
                        "--name",
                        "school",
                        "--scope",
                        "statements/write,state",
                        "--activity",
                        "https://a.example/id/course/x*",
                        "--actor",
                        "https://a.example|anna",
                        "--per-minute",
                        "60",
                        "--expires",
                        "2100-01-01T00:00:00Z");
        String id = value(made, "id");
        String key = value(made, "key");
        Command rotated = run("rotate", key);
        assertThat(value(rotated, "id")).isEqualTo(id);
        assertThat(value(rotated, "secret")).isNotEqualTo(value(made, "secret"));
        try (Lrs lrs = open()) {
            Authority authority =
                    lrs.credentials().authenticate(key, value(rotated, "secret")).orElseThrow();
            assertThat(authority.tenant()).isEqualTo("leerspoor");
            assertThat(authority.scopes()).isEqualTo(Set.of(Scope.STATEMENTS_WRITE, Scope.STATE));
            assertThat(authority.restrictions().allowsActivity("https://a.example/id/course/y"))
                    .isFalse();
            assertThat(authority.restrictions().requestsPerMinute()).isEqualTo(60);
            assertThat(authority.restrictions().mayVoid()).isFalse();
            assertThat(lrs.credentials().authenticate(key, value(made, "secret"))).isEmpty();
            assertThat(lrs.credentials().changes("leerspoor", 9))
                    .extracting(CredentialChange::by)
                    .containsOnly("cli:" + System.getProperty("user.name"));
        }
        Command list = run("list");
        assertThat(list.out())
                .contains(id, key, "school", "1 credential of tenant leerspoor")
                .doesNotContain(value(rotated, "secret"));
        assertThat(run("revoke", id).exitCode()).isZero();
        assertThat(run("revoke", id).err()).contains("revoked before");
        assertThat(run("list").out()).contains("0 credentials").doesNotContain(id);
        assertThat(run("list", "--all").out()).contains(id, "revoked");
        assertThat(run("list", "--all", "--tenant", "other").out()).contains("0 credentials");
    }

    /** Has the database open until its input ends. */
    static final class Holder {
        public static void main(String[] args) throws IOException {
            try (Lrs lrs =
                    Lrs.open(
                            EngineConfig.defaults(Path.of(args[0])).lrsConfig(),
                            Clock.systemUTC())) {
                System.out.println("healthy: " + lrs.healthy());
                int unused = System.in.read();
            }
        }
    }

    /** Issue 3: the operator must not have to guess why, nor what to do. */
    @Test
    void saysWhomToAskWhileTheEngineHasTheDatabase() throws IOException {
        Process holder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Holder.class.getName(),
                                data.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (BufferedReader said = holder.inputReader()) {
            String line = said.readLine();
            while (line != null && !line.equals("healthy: true")) {
                line = said.readLine();
            }
            assertThat(line).isNotNull();
            Command refused = run("create", "--name", "x", "--scope", "all");
            assertThat(refused.exitCode()).isOne();
            assertThat(refused.err())
                    .contains(
                            "The database in " + data + " is in use by another process.",
                            "ask it at http://localhost:8080/admin/lrs/credentials")
                    .doesNotContain("mistake of ours");
            // Other commands say the same, and what a running engine does of theirs.
            assertThat(Command.run("ledger", "checkpoint", "--data", data).err())
                    .contains(
                            "is in use by another process. Stop that one first, or ask it at"
                                    + " http://localhost:8080/xapi/ledger");
            assertThat(Command.run("neighbours", "list", "--data", data).err())
                    .contains(
                            "is in use by another process. Stop that one first, or keep the data"
                                    + " in PostgreSQL");
        } finally {
            holder.destroy();
        }
    }

    @Test
    void saysWhatWasTypedWrong() {
        assertThat(run("list").err()).contains("there is no database in " + data);
        assertThat(run("create", "--name", "x", "--scope", "everything").err())
                .contains("no scope is called everything");
        assertThat(run("create", "--name", "engine", "--scope", "all").err())
                .contains("kept for the engine itself");
        assertThat(run("create", "--name", "x", "--scope", "all", "--actor", "anna").err())
                .contains("not a mailto address");
        assertThat(run("create", "--name", "x", "--scope", "all", "--expires", "soon").err())
                .contains("soon");
        assertThat(run("create", "--name", "x", "--scope", "all", "--tenant", "a b").err())
                .contains("not a tenant: a b");
        assertThat(run("rotate", "nothing").err()).contains("has no credential nothing");
        assertThat(run("create", "--scope", "all").exitCode()).isEqualTo(2);
    }
}
