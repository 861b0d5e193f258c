package nl.leerspoor.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBackupIT {
    @TempDir Path folder;

    /** Issue 3, point 9: PostgreSQL has its own tools, and the answer names them. */
    @Test
    void postgresqlIsNotBackedUpOverHttpAndTheAnswerSaysHowItIs() {
        Path backups = folder.resolve("backups");
        try (TestLrs server =
                TestLrs.start(TestPostgres.config().with(c -> c.backupFolder(backups)))) {
            Credential admin =
                    server.lrs()
                            .credentials()
                            .create("adm", "a", Set.of(Scope.ADMIN), Restrictions.NO_VOIDING);
            HttpResponse<String> answer =
                    server.send(
                            HttpRequest.newBuilder(server.at("/admin/lrs/backup"))
                                    .header("Authorization", TestLrs.basic(admin))
                                    .POST(HttpRequest.BodyPublishers.noBody()));
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("application/problem+json");
            assertThat(answer.body()).contains("pg_dump", "docs/backup.md");
        }
        assertThat(backups).doesNotExist();
    }
}
