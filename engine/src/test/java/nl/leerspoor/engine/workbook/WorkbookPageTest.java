package nl.leerspoor.engine.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.leerspoor.engine.exam.Bench;
import nl.leerspoor.engine.exam.BenchCourse;
import nl.leerspoor.engine.participant.Registration;
import nl.leerspoor.engine.participant.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The workbook as learner and assessor meet it, on a real server, database and log. */
class WorkbookPageTest {
    private static final Pattern SHA2 = Pattern.compile("name=\"sha2\" value=\"([0-9a-f]{64})\"");
    private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"(\\d+)\"");

    private static Bench bench;

    private Registration registration;
    private Bench.Visitor learner;
    private String workbook;
    private String part;

    @BeforeAll
    static void open() {
        bench = new Bench(BenchCourse.course());
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @BeforeEach
    void register() {
        registration = bench.learner(UUID.randomUUID() + "@voorbeeld.example");
        learner = bench.signIn(registration);
        workbook = "/werkboek/" + registration.id();
        part = workbook + "/werk_een";
    }

    @Test
    void keepsWhatIsTypedAndShowsIt() {
        assertThat(learner.get(workbook).body())
                .contains("Werkboek bij module een")
                .contains("Nog niet begonnen");
        fill("obs.zag", "de baby wrijft in de ogen");

        assertThat(learner.get(part).body())
                .contains("name=\"obs.zag\"")
                .contains("de baby wrijft in de ogen")
                .contains("data-action=\"save\"")
                .contains("data-action=\"hand-in\"")
                .contains("Minstens 5 woorden")
                .contains("meldcode")
                .contains("een telefoon")
                .contains("Bewaard:");
        assertThat(learner.get(workbook).body()).contains("Laatst bewaard");
    }

    @Test
    void theScriptSavesOneFieldAndLeavesTheOthers() {
        fill("obs.zag", "eerste tekst", "refl.anders", "blijft staan");
        Bench.Answer saved =
                learner.postAs(
                        "application/json",
                        "token-" + learner.cookie(),
                        part,
                        "obs.zag",
                        "tweede tekst",
                        "unknown.field",
                        "x");

        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.body()).contains("\"at\":\"").contains("\"revision\":2");
        Answers answers = bench.workbooks.draft(registration.id(), "werk_een").answers();
        assertThat(answers.values())
                .isEqualTo(Map.of("obs.zag", "tweede tekst", "refl.anders", "blijft staan"));
    }

    @Test
    void aStalePageOverwritesNothingAndKeepsWhatWasTyped() {
        fill("obs.zag", "van de laptop");
        Bench.Answer conflict = learner.post(part, "revision", "0", "obs.zag", "van de tablet");

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.body())
                .contains("op een ander apparaat bewaard")
                .contains("van de tablet")
                .contains("name=\"revision\" value=\"1\"");
        assertThat(draft("obs.zag")).isEqualTo("van de laptop");
    }

    @Test
    void whatIsNotCompleteCannotBeHandedIn() {
        fill("obs.leeftijd", "44", "obs.zag", "te kort");
        Bench.Answer review = learner.get(part + "/inleveren");

        assertThat(review.body())
                .contains("Nog niet compleet")
                .contains("van 12 of lager")
                .contains("minstens 5 woorden")
                .contains("Kies een van de mogelijkheden")
                .doesNotContain("confirm-hand-in");
        assertThat(learner.get(part + "?controle=true").body()).contains("wb-missing");
        String sha2 = Answers.of(Map.of("obs.leeftijd", "44", "obs.zag", "te kort")).sha2();
        Bench.Answer refused = learner.post(part + "/inleveren", "sha2", sha2, "privacy", "yes");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(bench.statements(registration)).isEmpty();
    }

    @Test
    void asksAboutNamesBeforeHandInAndTheLearnerConfirms() {
        complete("toen lachte Emma op 12 november naar mij");
        Bench.Answer review = learner.get(part + "/inleveren");

        assertThat(review.body())
                .contains("Staat hier een naam of een herkenbaar kind?")
                .contains("<mark>Emma</mark>")
                .contains("<mark>12 november</mark>");
        Bench.Answer refused = learner.post(part + "/inleveren", "sha2", sha2(review.body()));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("Bevestig eerst");
        assertThat(state()).isEqualTo(PartState.OPEN);
    }

    @Test
    void whatChangedAfterTheLookIsNotHandedIn() {
        complete("de baby wrijft in de ogen");
        String seen = sha2(learner.get(part + "/inleveren").body());
        learner.postAs(
                "application/json",
                "token-" + learner.cookie(),
                part,
                "refl.anders",
                "in een ander venster");

        Bench.Answer refused = learner.post(part + "/inleveren", "sha2", seen, "privacy", "yes");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(state()).isEqualTo(PartState.OPEN);
    }

    @Test
    void goesFromHandInToVerdictAndTheMarkerWordReachesNoStatement() {
        String marker = "Kwetsbaarwoord";
        complete("ik zag " + marker + " en nog veel meer");
        UUID submission = handIn();

        assertThat(learner.get(part).body())
                .contains("id=\"workbook-receipt\"")
                .contains("uiterlijk op 2 jan 2027")
                .contains(marker);
        assertThat(state()).isEqualTo(PartState.SUBMITTED);
        // No way to change it now.
        learner.post(part, "revision", "1", "obs.zag", "anders");
        assertThat(draft("obs.zag")).contains(marker);

        Bench.Visitor assessor = bench.staff("beoordelaar@opleider.example", Role.ASSESSOR);
        assertThat(assessor.get("/beoordelen").body())
                .contains("data-submission=\"" + submission + "\"")
                .contains("21 nov 2026")
                .contains("19 dec 2026")
                .contains("2 jan 2027");
        String desk = "/beoordelen/" + submission;
        assertThat(assessor.get(desk).body())
                .contains(marker)
                .contains("Beschrijft wat je zag zonder oordeel")
                .contains("data-action=\"judge\"")
                .doesNotContain(registration.participant().toString());

        String remark = "Fijn beschreven, " + marker;
        Bench.Answer judged =
                assessor.post(desk, "verdict", "sufficient", "confirm", "yes", "remark.r1", remark);
        assertThat(judged.location()).isEqualTo(desk);
        assertThat(assessor.get(desk).body()).contains("data-sufficient=\"true\"");
        assertThat(assessor.get("/beoordelen").body()).doesNotContain(submission.toString());
        assertThat(state()).isEqualTo(PartState.SUFFICIENT);
        assertThat(learner.get(part).body())
                .contains("data-sufficient=\"true\"")
                .contains(remark)
                .doesNotContain("data-action=\"hand-in\"");

        List<String> statements = bench.statements(registration);
        assertThat(statements).hasSize(2).allSatisfy(s -> assertThat(s).doesNotContain(marker));
        assertThat(statements.get(0))
                .contains("activitystrea.ms/schema/1.0/submit")
                .contains("\"reference\":\"" + submission + "\"")
                .contains("\"length\":");
        assertThat(statements.get(1))
                .contains("was-assessed")
                .contains("\"success\":true")
                .contains("/extensions/rubric\":\"1.0.0-")
                .contains(statementId(statements.get(0)));
    }

    @Test
    void anInsufficientPartOpensAgainAndTheEarlierVersionStays() {
        complete("de baby wrijft in de ogen");
        UUID first = handIn();
        Bench.Visitor assessor = bench.staff("beoordelaar@opleider.example", Role.ASSESSOR);

        Bench.Answer silent =
                assessor.post("/beoordelen/" + first, "verdict", "insufficient", "confirm", "yes");
        assertThat(silent.status()).isEqualTo(400);
        assertThat(silent.body()).contains("minstens één opmerking");
        assessor.post(
                "/beoordelen/" + first,
                "verdict",
                "insufficient",
                "confirm",
                "yes",
                "remark.r2",
                "Kijk nog eens terug");

        assertThat(state()).isEqualTo(PartState.INSUFFICIENT);
        assertThat(learner.get(part).body())
                .contains("Nog niet voldoende")
                .contains("Kijk nog eens terug")
                .contains("de baby wrijft in de ogen")
                .contains("data-action=\"hand-in\"");
        learner.postAs(
                "application/json",
                "token-" + learner.cookie(),
                part,
                "refl.anders",
                "de volgende keer eerder");
        UUID second = handIn();
        assertThat(second).isNotEqualTo(first);
        assertThat(assessor.get("/beoordelen/" + second).body())
                .contains("Versie 1, ingeleverd")
                .contains("Kijk nog eens terug")
                .contains("eerder rust bieden");
        assertThat(state()).isEqualTo(PartState.SUBMITTED);
    }

    @Test
    void authorsNeverJudgeAlsoNotWithASecondAccount() {
        complete("de baby wrijft in de ogen");
        UUID submission = handIn();
        for (String email : List.of(BenchCourse.AUTHOR, "Auteur@Opleider.Example ")) {
            Bench.Visitor author = bench.staff(email, Role.ASSESSOR);
            assertThat(author.get("/beoordelen").body()).doesNotContain(submission.toString());
            Bench.Answer refused = author.get("/beoordelen/" + submission);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body()).contains("meegewerkt aan het lesmateriaal");
            assertThat(
                            author.post(
                                            "/beoordelen/" + submission,
                                            "verdict",
                                            "sufficient",
                                            "confirm",
                                            "yes")
                                    .status())
                    .isEqualTo(403);
        }
        assertThat(state()).isEqualTo(PartState.SUBMITTED);
    }

    @Test
    void nobodyJudgesTheirOwnWork() {
        complete("de baby wrijft in de ogen");
        UUID submission = handIn();
        String email = bench.participants.find(registration.participant()).orElseThrow().email();
        Bench.Visitor self = bench.staff(email, Role.ASSESSOR);

        assertThat(self.get("/beoordelen").body()).doesNotContain(submission.toString());
        assertThat(self.get("/beoordelen/" + submission).status()).isEqualTo(403);
    }

    @Test
    void onlyAssessorsJudgeAndOnlyLearnersSeeTheirWorkbook() {
        complete("de baby wrijft in de ogen");
        UUID submission = handIn();
        Bench.Visitor other = bench.signIn(bench.learner(UUID.randomUUID() + "@x.example"));
        Bench.Visitor coordinator =
                bench.staff("c@opleider.example", Role.COORDINATOR, Role.ADMIN, Role.COMMITTEE);

        assertThat(other.get(part).status()).isEqualTo(404);
        assertThat(other.get("/beoordelen").status()).isEqualTo(403);
        assertThat(coordinator.get("/beoordelen/" + submission).status()).isEqualTo(403);
        assertThat(bench.nobody().get("/beoordelen").status()).isEqualTo(303);
        assertThat(learner.get(workbook + "/lezen").status()).isEqualTo(404);
        Bench.Visitor assessor = bench.staff("beoordelaar@opleider.example", Role.ASSESSOR);
        assertThat(assessor.get("/beoordelen/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(assessor.get("/beoordelen/onzin").status()).isEqualTo(404);
    }

    @Test
    void aVerdictIsConfirmedAndFinal() {
        complete("de baby wrijft in de ogen");
        String desk = "/beoordelen/" + handIn();
        Bench.Visitor assessor = bench.staff("beoordelaar@opleider.example", Role.ASSESSOR);

        Bench.Answer unconfirmed =
                assessor.post(desk, "verdict", "sufficient", "remark.r1", "blijft staan");
        assertThat(unconfirmed.status()).isEqualTo(400);
        assertThat(unconfirmed.body()).contains("blijft staan").contains("Bevestig");
        assertThat(assessor.post(desk, "confirm", "yes").status()).isEqualTo(400);
        assessor.post(desk, "verdict", "sufficient", "confirm", "yes");
        assertThat(
                        assessor.post(
                                        desk,
                                        "verdict",
                                        "insufficient",
                                        "confirm",
                                        "yes",
                                        "remark.r1",
                                        "toch niet")
                                .status())
                .isEqualTo(409);
        assertThat(state()).isEqualTo(PartState.SUFFICIENT);
    }

    @Test
    void twoTabsAtOnceGiveOneSubmissionAndOneVerdict() throws Exception {
        complete("de baby wrijft in de ogen");
        String sha2 = sha2(learner.get(part + "/inleveren").body());
        together(
                8,
                () -> learner.post(part + "/inleveren", "sha2", sha2, "privacy", "yes").location());
        assertThat(bench.workbooks.submissions(registration.id(), "werk_een")).hasSize(1);

        String desk =
                "/beoordelen/"
                        + bench.workbooks.submissions(registration.id(), "werk_een").get(0).id();
        Bench.Visitor one = bench.staff("een@opleider.example", Role.ASSESSOR);
        Bench.Visitor two = bench.staff("twee@opleider.example", Role.ASSESSOR);
        together(4, () -> one.post(desk, "verdict", "sufficient", "confirm", "yes").status());
        together(
                4,
                () ->
                        two.post(
                                        desk,
                                        "verdict",
                                        "insufficient",
                                        "confirm",
                                        "yes",
                                        "remark.r1",
                                        "nee")
                                .status());
        assertThat(bench.statements(registration)).hasSize(2);
        assertThat(state()).isEqualTo(PartState.SUFFICIENT);
    }

    @Test
    void theQueueTellsHowLateItIs() {
        java.time.LocalDate day = java.time.LocalDate.of(2026, 11, 21);
        assertThat(WorkbookViews.urgency(day, day.plusWeeks(4)))
                .isEqualTo(WorkbookView.Urgency.ON_TIME);
        assertThat(WorkbookViews.urgency(day, day.plusWeeks(4).plusDays(1)))
                .isEqualTo(WorkbookView.Urgency.DUE);
        assertThat(WorkbookViews.urgency(day, day.plusWeeks(6)))
                .isEqualTo(WorkbookView.Urgency.DUE);
        assertThat(WorkbookViews.urgency(day, day.plusWeeks(6).plusDays(1)))
                .isEqualTo(WorkbookView.Urgency.LATE);
    }

    @Test
    void aRestartLosesNeitherTextNorHandInNorVerdict() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        Bench.Hands clock = new Bench.Hands();
        UUID id;
        try (Bench before = new Bench(BenchCourse.course(), url, clock)) {
            Registration own = before.learner("d@voorbeeld.example");
            before.workbooks.save(
                    own.id(), "werk_een", CompletenessTest.complete(), null, clock.instant());
            id = own.id();
        }
        clock.move(Duration.ofDays(3));
        try (Bench after = new Bench(BenchCourse.course("2.0.0", 20), url, clock)) {
            Registration own = after.registrations.find(id).orElseThrow();
            Bench.Visitor visitor = after.signIn(own);
            String page = "/werkboek/" + id + "/werk_een";
            assertThat(visitor.get(page).body()).contains("21 nov 2026, 10:00");
            visitor.post(
                    page + "/inleveren",
                    "sha2",
                    sha2(visitor.get(page + "/inleveren").body()),
                    "privacy",
                    "yes");
            assertThat(after.workbookStandings.status(id).orElseThrow())
                    .isEqualTo(
                            new WorkbookStatus(
                                    PartState.OPEN,
                                    List.of(
                                            new WorkbookStatus.Part(
                                                    "werk_een", PartState.SUBMITTED),
                                            new WorkbookStatus.Part("werk_twee", PartState.OPEN))));
            assertThat(after.recordWorkbook.recordPending()).isZero();
        }
    }

    /** Fills fields of the part as a form without script does. */
    private void fill(String... namesAndValues) {
        Matcher revision = REVISION.matcher(learner.get(part).body());
        assertThat(revision.find()).isTrue();
        List<String> fields = new ArrayList<>(List.of("revision", revision.group(1)));
        fields.addAll(List.of(namesAndValues));
        Bench.Answer saved = learner.post(part, fields.toArray(String[]::new));
        assertThat(saved.location()).isEqualTo(part);
    }

    private void complete(String saw) {
        fill(
                "obs.leeftijd",
                "4",
                "obs.zag",
                saw,
                "obs.kind",
                "kind A",
                "refl.anders",
                "eerder rust bieden");
    }

    private UUID handIn() {
        String sha2 = sha2(learner.get(part + "/inleveren").body());
        Bench.Answer done = learner.post(part + "/inleveren", "sha2", sha2, "privacy", "yes");
        assertThat(done.location()).isEqualTo(part);
        List<Submission> all = bench.workbooks.submissions(registration.id(), "werk_een");
        return all.get(all.size() - 1).id();
    }

    private static String sha2(String html) {
        Matcher sha2 = SHA2.matcher(html);
        assertThat(sha2.find()).isTrue();
        return sha2.group(1);
    }

    private static String statementId(String statement) {
        Matcher id = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"").matcher(statement);
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private String draft(String field) {
        return bench.workbooks.draft(registration.id(), "werk_een").answers().value(field);
    }

    private PartState state() {
        return bench.workbookStandings
                .status(registration.id())
                .orElseThrow()
                .parts()
                .get(0)
                .state();
    }

    private static void together(int times, Callable<?> act) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Callable<Object>> acts = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                acts.add(act::call);
            }
            for (var done : threads.invokeAll(acts)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
