package nl.leerspoor.engine.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import nl.leerspoor.engine.Browser;
import nl.leerspoor.engine.TestEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
    @TempDir static Path data;
    static TestEngine engine;

    @BeforeAll
    static void start() {
        engine = TestEngine.start(data);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void showsTheFirstPageToAnyone() {
        Browser.Answer home = engine.browser().get("/").expect(200);
        assertThat(home.body()).contains("Kleine cursus", "id=\"code-form\"");
        assertThat(home.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe-inline");
        assertThat(home.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void signsALearnerIn() {
        Browser browser = engine.browser();
        browser.get("/uitnodiging/" + engine.invitation()).expect(200);
        browser.post("/uitnodiging/" + engine.invitation(), Map.of()).expect(303);
        String page = browser.get("/mijn").expect(303).location();
        Browser.Answer progress = browser.get(page).expect(200);
        assertThat(progress.body()).contains("data-eligible=\"false\"");
    }
}
