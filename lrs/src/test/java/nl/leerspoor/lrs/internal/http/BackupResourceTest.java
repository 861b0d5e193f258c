package nl.leerspoor.lrs.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import nl.leerspoor.lrs.Credential;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.LrsConfig;
import nl.leerspoor.lrs.Restrictions;
import nl.leerspoor.lrs.Samples;
import nl.leerspoor.lrs.Scope;
import nl.leerspoor.lrs.TestLrs;
import nl.leerspoor.lrs.xapi.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issue 3, point 9: an operator backs up H2 while it runs, without a program of ours at hand. */
class BackupResourceTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2027-01-31T03:00:00Z"), ZoneOffset.UTC);

    @TempDir Path folder;

    private LrsConfig config(Path backups) {
        return LrsConfig.defaults("jdbc:h2:file:" + folder.resolve("data").resolve("lrs"))
                .with(c -> c.backupFolder(backups));
    }

    private static HttpResponse<String> backup(TestLrs server, Scope scope) {
        Credential caller =
                server.lrs()
                        .credentials()
                        .create("adm", "anna", Set.of(scope), Restrictions.NO_VOIDING);
        return server.send(
                HttpRequest.newBuilder(server.at("/admin/lrs/backup"))
                        .header("Authorization", TestLrs.basic(caller))
                        .POST(HttpRequest.BodyPublishers.noBody()));
    }

    private static void refused(int status, String detail, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(Json.parse(answer.body(), "").path("detail").asText()).contains(detail);
    }

    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return Set.copyOf(files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void theAnswerTellsNameSizeAndHashOfAZipThatOpensAsTheDatabaseItWas() throws Exception {
        Path backups = folder.resolve("data").resolve("backups");
        UUID id = UUID.randomUUID();
        JsonNode made;
        try (TestLrs server = TestLrs.start(config(backups), CLOCK)) {
            assertThat(server.post("/statements", Samples.statement(id)).statusCode())
                    .isEqualTo(200);
            HttpResponse<String> answer = backup(server, Scope.ADMIN);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            made = Json.parse(answer.body(), "");
            assertThat(made.path("name").asText()).isEqualTo("leerspoor-20270131T030000Z.zip");
            // A second one in the same second; and nothing unfinished stays.
            assertThat(backup(server, Scope.ADMIN).body()).contains("20270131T030000Z-2.zip");
        }
        assertThat(files(backups))
                .containsExactlyInAnyOrder(
                        "leerspoor-20270131T030000Z.zip", "leerspoor-20270131T030000Z-2.zip");
        Path zip = backups.resolve(made.path("name").asText());
        byte[] content = Files.readAllBytes(zip);
        assertThat(made.path("bytes").asLong()).isEqualTo(content.length);
        assertThat(made.path("sha256").asText())
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(zip)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backups)))
                .isEqualTo("rwx------");

        Path restored = Files.createDirectories(folder.resolve("restored"));
        try (ZipFile file = new ZipFile(zip.toFile());
                InputStream database = file.getInputStream(file.getEntry("lrs.mv.db"))) {
            Files.copy(database, restored.resolve("lrs.mv.db"));
        }
        try (Lrs lrs =
                Lrs.open(LrsConfig.defaults("jdbc:h2:file:" + restored.resolve("lrs")), CLOCK)) {
            assertThat(lrs.statements().find(TestLrs.TENANT, id)).isPresent();
            assertThat(lrs.ledger().check(TestLrs.TENANT).findings()).isEmpty();
        }
    }

    @Test
    void whoMayDoEverythingWithDataMayNotBackUpAllTenants() {
        Path backups = folder.resolve("backups");
        try (TestLrs server = TestLrs.start(config(backups))) {
            refused(403, "backing up the database", backup(server, Scope.ALL));
        }
        assertThat(backups).doesNotExist();
    }

    @Test
    void aDatabaseInMemoryOrWithoutAFolderForBackUpsIsNotBackedUp() {
        try (TestLrs server = TestLrs.start()) {
            refused(409, "only an H2 file", backup(server, Scope.ADMIN));
        }
        try (TestLrs server = TestLrs.start(config(null))) {
            refused(409, "no folder for back-ups", backup(server, Scope.ADMIN));
        }
    }

    /** D-18: what is the disk's fault may be tried again, and nothing is left by halves. */
    @Test
    void aFolderThatCannotBeMadeIsTroubleOfOursAndStopsNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "x");
        try (TestLrs server = TestLrs.start(config(file))) {
            refused(503, "cannot be used", backup(server, Scope.ADMIN));
            assertThat(server.post("/statements", Samples.statement()).statusCode()).isEqualTo(200);
        }
        assertThat(file).hasContent("x");
    }
}
