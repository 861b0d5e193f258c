package nl.leerspoor.lrs.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.Credential;
import nl.leerspoor.lrs.Document;
import nl.leerspoor.lrs.DocumentKey;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.LrsConfig;
import nl.leerspoor.lrs.Precondition;
import nl.leerspoor.lrs.Restrictions;
import nl.leerspoor.lrs.Samples;
import nl.leerspoor.lrs.Scope;
import nl.leerspoor.lrs.StoredStatement;
import nl.leerspoor.lrs.erasure.Mandate;
import nl.leerspoor.lrs.internal.store.Digests;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issue 3 point 9, D-13: everything goes out and comes in again, and says where it was. */
interface TransferContract {
    Lrs lrs();

    /** A new, empty database. */
    LrsConfig another();

    private byte[] export(String tenant) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        lrs().export(tenant).write(out, done -> {});
        return out.toByteArray();
    }

    /** Statements of every kind, one attachment of several parts, definitions, documents. */
    private String tenant(int statements) {
        String tenant = "t" + UUID.randomUUID();
        Authority authority = Authority.trusted(tenant, "tester");
        for (int i = 0; i < statements; i++) {
            lrs().statements().append(Samples.parse(Samples.statement()), authority);
        }
        UUID voided = UUID.randomUUID();
        lrs().statements()
                .append(
                        Samples.parse(
                                Samples.with(
                                        Samples.statement(voided),
                                        "\"timestamp\":\"2020-01-02T03:04:05Z\"")),
                        authority);
        lrs().statements()
                .append(Samples.parse(Samples.voiding(UUID.randomUUID(), voided)), authority);
        byte[] film = new byte[ExportFile.PART + 7];
        Arrays.fill(film, (byte) 7);
        String sha2 = HexFormat.of().formatHex(Digests.sha256(film));
        String attached =
                Samples.with(
                        Samples.statement(),
                        "\"attachments\":[{\"usageType\":\"http://example.com/film\",\"display\":{},"
                                + "\"contentType\":\"video/mp4\",\"length\":"
                                + film.length
                                + ",\"sha2\":\""
                                + sha2
                                + "\"}]");
        lrs().statements().append(Samples.parse(attached), Map.of(sha2, film), authority);
        lrs().statements()
                .append(
                        Samples.parse(
                                Samples.statement()
                                        .replace(
                                                "\"id\":\"" + Samples.ACTIVITY + "\"",
                                                "\"id\":\""
                                                        + Samples.ACTIVITY
                                                        + "\",\"definition\":{\"name\":{\"nl\":\"Een\"}}")),
                        authority);
        for (DocumentKey key : documents()) {
            lrs().documents()
                    .put(tenant, key, new byte[] {1, 2, 3}, "text/plain", Precondition.NONE);
        }
        return tenant;
    }

    private static List<DocumentKey> documents() {
        Ifi anna = Ifi.mbox("mailto:anna@example.com");
        return List.of(
                new DocumentKey.State(Samples.ACTIVITY, anna, null, "plain"),
                new DocumentKey.State(Samples.ACTIVITY, anna, new UUID(1, 2), "registered"),
                new DocumentKey.ActivityProfile(Samples.ACTIVITY, "profile"),
                new DocumentKey.AgentProfile(anna, "profile"));
    }

    private List<StoredStatement> all(String tenant) {
        return lrs().statements().after(tenant, 0, 1000);
    }

    /** D-12: entries of runs are part of the log, and what was replaced has another content. */
    @Test
    default void aLogOfWhichSomeWasErasedGoesOutAndComesInToo(@TempDir Path folder)
            throws IOException {
        String from = tenant(2);
        Authority authority = Authority.trusted(from, "tester");
        UUID bobs = UUID.randomUUID();
        lrs().statements()
                .append(Samples.parse(Samples.statement(bobs, "bob@example.com")), authority);
        Mandate mandate = new Mandate("tester", "asked for");
        lrs().erasure().erase(from, Ifi.mbox("mailto:bob@example.com"), mandate, n -> {});
        lrs().erasure().pseudonymise(from, Ifi.mbox("mailto:anna@example.com"), mandate, n -> {});
        lrs().statements().append(Samples.parse(Samples.statement()), authority);
        Path file = folder.resolve("all.ndjson");
        Files.write(file, export(from));
        assertThat(Import.check(file, n -> {}).erased()).isEqualTo(1);
        String to = "t" + UUID.randomUUID();
        Counts added = lrs().importInto(to).read(file, n -> {}, n -> {}, c -> {});
        assertThat(added.statements()).isEqualTo(all(from).size());
        assertThat(lrs().statements().find(to, bobs)).isEmpty();
        assertThat(lrs().ledger().check(to).findings()).isEmpty();
    }

    @Test
    default void everythingComesInAgainWithItsProvenance(@TempDir Path folder) throws IOException {
        String from = tenant(3);
        Path file = folder.resolve("all.ndjson.gz");
        Counts written;
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            written = lrs().export(from).write(out, done -> {});
        }
        assertThat(written).isEqualTo(new Counts(7, 1, 1, 4, 0, 0, 0, 0, 0));
        assertThat(Import.check(file, n -> {})).isEqualTo(written);

        String to = "t" + UUID.randomUUID();
        lrs().statements()
                .append(Samples.parse(Samples.statement()), Authority.trusted(to, "tester"));
        List<Long> checked = new ArrayList<>();
        List<Long> progress = new ArrayList<>();
        assertThat(lrs().importInto(to).read(file, checked::add, progress::add, c -> {}))
                .isEqualTo(written);
        assertThat(progress).contains(7L);

        List<StoredStatement> old = all(from);
        List<StoredStatement> fresh = all(to).subList(1, 8);
        String root = lrs().ledger().check(from).root();
        for (int i = 0; i < old.size(); i++) {
            StoredStatement before = old.get(i);
            StoredStatement after = fresh.get(i);
            assertThat(after.id()).isEqualTo(before.id());
            assertThat(after.seq()).isEqualTo(i + 2);
            assertThat(after.stored()).isAfter(before.stored());
            assertThat(after.timestamp()).isEqualTo(before.timestamp());
            assertThat(after.voided()).isEqualTo(before.voided());
            assertThat(after.origin().source()).isEqualTo("leerspoor:" + from + "@7:" + root);
            assertThat(after.origin().stored()).isEqualTo(before.stored());
            assertThat(before.json()).contains(after.origin().authority());
            if (before.statement().timestamp().isPresent()) {
                assertThat(after.statement().text()).isEqualTo(before.statement().text());
            }
        }
        assertThat(fresh).extracting(StoredStatement::voided).contains(true);
        for (DocumentKey key : documents()) {
            assertThat(lrs().documents().find(to, key))
                    .usingRecursiveComparison()
                    .isEqualTo(lrs().documents().find(from, key));
        }
        String sha2 = fresh.get(5).statement().attachments().get(0).sha2();
        assertThat(lrs().statements().attachment(to, sha2))
                .hasValueSatisfying(a -> assertThat(a).hasSize(ExportFile.PART + 7));
        assertThat(lrs().statements().definition(to, Samples.ACTIVITY))
                .hasValueSatisfying(d -> assertThat(d.toString()).contains("Een"));
        assertThat(lrs().ledger().check(to).findings()).isEmpty();

        assertThat(lrs().importInto(to).read(file, n -> {}, n -> {}, c -> {}))
                .as("once more adds nothing")
                .isEqualTo(new Counts(0, 0, 0, 0, 0, 13, 0, 0, 0));
        assertThat(all(to)).hasSize(8);
    }

    /** What was broken off before is completed, in the order of the log. */
    @Test
    default void anImportThatWasBrokenOffIsCompleted(@TempDir Path folder) throws IOException {
        String from = tenant(3);
        Path file = Files.write(folder.resolve("all.ndjson"), export(from));
        String to = "t" + UUID.randomUUID();
        Authority authority = Authority.trusted(to, "earlier");
        lrs().statements().append(List.of(all(from).get(3).statement()), authority);
        assertThat(lrs().importInto(to).read(file, n -> {}, n -> {}, c -> {}))
                .isEqualTo(new Counts(6, 1, 1, 4, 0, 1, 0, 0, 0));
        assertThat(all(to))
                .extracting(StoredStatement::id)
                .containsExactlyInAnyOrderElementsOf(
                        all(from).stream().map(StoredStatement::id).toList());
        assertThat(lrs().ledger().check(to).findings()).isEmpty();
    }

    /** Cut after every line, and in the middle of each; one byte changed in each. */
    @Test
    default void aCutOrChangedFileIsRefusedByLineAndAddsNothing(@TempDir Path folder)
            throws IOException {
        byte[] whole = export(tenant(1));
        String[] lines = new String(whole, StandardCharsets.UTF_8).split("(?<=\n)");
        assertThat(lines).hasSizeGreaterThan(10);
        Path file = folder.resolve("broken.ndjson");
        String to = "t" + UUID.randomUUID();
        int start = 0;
        for (int i = 0; i < lines.length; i++) {
            int length = lines[i].getBytes(StandardCharsets.UTF_8).length;
            Files.write(file, Arrays.copyOf(whole, start));
            refused(file, to, i + 1);
            Files.write(file, Arrays.copyOf(whole, start + length / 2));
            refused(file, to, i + 1);
            byte[] changed = whole.clone();
            changed[start + length / 2] ^= 1;
            Files.write(file, changed);
            refused(file, to, i + 1);
            start += length;
        }
        Files.write(file, whole);
        Files.write(
                file,
                lines[1].getBytes(StandardCharsets.UTF_8),
                java.nio.file.StandardOpenOption.APPEND);
        refused(file, to, lines.length + 1);
        assertThat(all(to)).isEmpty();
    }

    private void refused(Path file, String to, int line) {
        assertThatThrownBy(() -> lrs().importInto(to).read(file, n -> {}, n -> {}, c -> {}))
                .isInstanceOf(BrokenExportException.class)
                .hasMessageStartingWith("line " + line + ":");
    }

    /** Whoever makes the checks anew still cannot make the ledger's root. */
    @Test
    default void aFileWithChecksMadeAnewIsRefusedByTheLedger(@TempDir Path folder)
            throws IOException {
        byte[] whole = export(tenant(1));
        ByteArrayOutputStream forged = new ByteArrayOutputStream();
        ExportFile.Writer writer = new ExportFile.Writer(forged);
        try (ExportFile.Reader lines = new ExportFile.Reader(new ByteArrayInputStream(whole))) {
            for (var line = lines.next(); line != null; line = lines.next()) {
                var copy = (com.fasterxml.jackson.databind.node.ObjectNode) line.deepCopy();
                if (copy.path("seq").asLong() == 2) {
                    copy.put("stored", "2020-01-01T00:00:00Z");
                }
                writer.write(copy);
            }
        }
        Path file = Files.write(folder.resolve("forged.ndjson"), forged.toByteArray());
        assertThatThrownBy(() -> Import.check(file, n -> {}))
                .isInstanceOf(BrokenExportException.class)
                .hasMessageContaining("not the one in the ledger");
    }

    private Path exported(Path folder, String tenant) throws IOException {
        return Files.write(folder.resolve("all.ndjson"), export(tenant));
    }

    private static String fresh() {
        return "t" + UUID.randomUUID();
    }

    /** Issue 3 point 9: a dry run names what is new, known and in conflict, and writes nothing. */
    @Test
    default void aDryRunTellsNewFromKnownFromConflictingAndAddsNothing(@TempDir Path folder)
            throws IOException {
        String from = tenant(2);
        Path file = exported(folder, from);
        String to = fresh();
        Authority authority = Authority.trusted(to, "earlier");
        UUID known = all(from).get(0).id();
        UUID other = all(from).get(1).id();
        lrs().statements().append(List.of(all(from).get(0).statement().withId(known)), authority);
        lrs().statements()
                .append(Samples.parse(Samples.statement(other, "bob@example.com")), authority);
        DocumentKey taken = documents().get(0);
        lrs().documents().put(to, taken, new byte[] {9}, "text/plain", Precondition.NONE);

        List<Conflict> conflicts = new ArrayList<>();
        Counts would = lrs().importInto(to).compare(file, n -> {}, conflicts::add);
        assertThat(would).isEqualTo(new Counts(4, 1, 1, 3, 0, 1, 2, 0, 0));
        String[] lines = Files.readString(file).split("\n");
        assertThat(conflicts).hasSize(2);
        assertThat(conflicts.get(0).reason()).contains(other.toString(), "other content");
        assertThat(lines[(int) conflicts.get(0).line() - 1]).contains(other.toString());
        assertThat(conflicts.get(1).reason()).contains("state document plain");
        assertThat(lines[(int) conflicts.get(1).line() - 1]).contains("\"id\":\"plain\"");
        assertThat(all(to)).extracting(StoredStatement::id).containsExactly(known, other);
        assertThat(lrs().documents().find(to, documents().get(1))).isEmpty();
        assertThat(lrs().statements().definition(to, Samples.ACTIVITY)).isEmpty();

        List<Conflict> again = new ArrayList<>();
        assertThat(lrs().importInto(to).read(file, n -> {}, n -> {}, again::add))
                .as("what is done is what was said")
                .isEqualTo(would);
        assertThat(again).isEqualTo(conflicts);
        assertThat(lrs().documents().find(to, taken))
                .hasValueSatisfying(d -> assertThat(d.content()).containsExactly(9));
    }

    /** D-12: what was erased here does not come back, and does not keep the rest out. */
    @Test
    default void aStatementErasedHereIsLeftOutAndTheRestComesIn(@TempDir Path folder)
            throws IOException {
        String from = tenant(2);
        Path file = exported(folder, from);
        String to = fresh();
        UUID first = all(from).get(0).id();
        lrs().statements()
                .append(
                        Samples.parse(Samples.statement(first, "bob@example.com")),
                        Authority.trusted(to, "tester"));
        Mandate mandate = new Mandate("tester", "asked for");
        lrs().erasure().erase(to, Ifi.mbox("mailto:bob@example.com"), mandate, n -> {});
        List<Conflict> conflicts = new ArrayList<>();
        Counts added = lrs().importInto(to).read(file, n -> {}, n -> {}, conflicts::add);
        assertThat(added.statements()).isEqualTo(5);
        assertThat(conflicts)
                .singleElement()
                .satisfies(c -> assertThat(c.reason()).contains(first.toString(), "erased here"));
        assertThat(lrs().statements().find(to, first)).isEmpty();
        assertThat(lrs().ledger().check(to).findings()).isEmpty();
    }

    /** Data of every size: none, what is read with its page, and what goes in parts. */
    @Test
    default void dataOfEverySizeComesInUnchanged(@TempDir Path folder) throws IOException {
        String from = fresh();
        Ifi anna = Ifi.mbox("mailto:anna@example.com");
        int[] sizes = {
            0,
            1,
            32 * 1024,
            32 * 1024 + 1,
            ExportFile.PART,
            ExportFile.PART + 1,
            2 * ExportFile.PART
        };
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) { // more than a page of 50
            byte[] content = new byte[i < sizes.length ? sizes[i] : i];
            random.nextBytes(content);
            lrs().documents()
                    .put(
                            from,
                            new DocumentKey.State(
                                    Samples.ACTIVITY, anna, new UUID(i % 3, 4), "d" + i),
                            content,
                            "application/octet-stream",
                            Precondition.NONE);
        }
        Path file = exported(folder, from);
        String to = fresh();
        assertThat(lrs().importInto(to).read(file, n -> {}, n -> {}, c -> {}).documents())
                .isEqualTo(60);
        for (int i = 0; i < 60; i++) {
            DocumentKey key =
                    new DocumentKey.State(Samples.ACTIVITY, anna, new UUID(i % 3, 4), "d" + i);
            Document before = lrs().documents().find(from, key).orElseThrow();
            Document after = lrs().documents().find(to, key).orElseThrow();
            assertThat(after.content()).as("document %s", i).isEqualTo(before.content());
            assertThat(after.etag()).isEqualTo(before.etag());
            assertThat(after.updated()).isEqualTo(before.updated());
        }
    }

    /** Hashes only, and only when both sides ask for it. */
    @Test
    default void credentialsGoOutAndComeInOnlyWhenAskedFor(@TempDir Path folder)
            throws IOException {
        String from = tenant(0);
        Restrictions narrow = Restrictions.parse(Json.parse("{\"ownOnly\":true}", ""), "");
        Credential app =
                lrs().credentials().create(from, "app", Set.of(Scope.STATEMENTS_WRITE), narrow);
        Credential gone =
                lrs().credentials().create(from, "old", Set.of(Scope.ALL), Restrictions.NONE);
        lrs().credentials().revoke(from, gone.id(), "tester");
        Credential engine =
                lrs().credentials().create(from, "engine", Set.of(Scope.ALL), Restrictions.NONE);
        assertThat(new String(export(from), StandardCharsets.UTF_8))
                .doesNotContain(app.key())
                .doesNotContain("secretHash");

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(lrs().export(from).withCredentials().write(out, n -> {}).credentials())
                .isEqualTo(3);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(app.key())
                .doesNotContain(app.secret());
        Path file = Files.write(folder.resolve("keys.ndjson"), out.toByteArray());

        // In the same store the keys are taken: keys are unique whosever they are (D-6).
        String to = fresh();
        Counts without = lrs().importInto(to).read(file, n -> {}, n -> {}, c -> {});
        assertThat(without.leftOut()).isEqualTo(3);
        assertThat(lrs().credentials().list(to)).isEmpty();
        Counts taken =
                lrs().importInto(to)
                        .withCredentials(name -> true, "tester")
                        .read(file, n -> {}, n -> {}, c -> {});
        assertThat(taken.conflicts()).isEqualTo(3);

        try (Lrs elsewhere = Lrs.open(another(), Clock.systemUTC())) {
            List<Conflict> conflicts = new ArrayList<>();
            Counts added =
                    elsewhere
                            .importInto(to)
                            .withCredentials(name -> !name.equals("engine"), "tester")
                            .read(file, n -> {}, n -> {}, conflicts::add);
            assertThat(added.credentials()).isEqualTo(2);
            assertThat(conflicts)
                    .singleElement()
                    .satisfies(c -> assertThat(c.reason()).contains("\"engine\" is kept"));
            assertThat(elsewhere.credentials().authenticate(app.key(), app.secret()))
                    .hasValueSatisfying(
                            a -> {
                                assertThat(a.tenant()).isEqualTo(to);
                                assertThat(a.scopes()).containsExactly(Scope.STATEMENTS_WRITE);
                                assertThat(a.restrictions()).isEqualTo(narrow);
                            });
            assertThat(elsewhere.credentials().authenticate(gone.key(), gone.secret())).isEmpty();
            assertThat(elsewhere.credentials().authenticate(engine.key(), engine.secret()))
                    .isEmpty();
            assertThat(elsewhere.credentials().changes(to, 10))
                    .hasSize(2)
                    .allSatisfy(c -> assertThat(c.by()).isEqualTo("tester"));
            assertThat(
                            elsewhere
                                    .importInto(to)
                                    .withCredentials(name -> true, "tester")
                                    .compare(file, n -> {}, c -> {})
                                    .credentials())
                    .as("only the one that was refused is new")
                    .isEqualTo(1);
        }
    }
}
