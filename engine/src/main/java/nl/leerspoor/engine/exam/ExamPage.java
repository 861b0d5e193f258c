package nl.leerspoor.engine.exam;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.leerspoor.engine.CourseShelf;
import nl.leerspoor.engine.console.Callers;
import nl.leerspoor.engine.console.Pages;
import nl.leerspoor.engine.console.Refusal;
import nl.leerspoor.engine.console.RegistrationAccess;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Exam;
import nl.leerspoor.engine.participant.Caller;
import nl.leerspoor.engine.participant.Registration;
import org.jspecify.annotations.Nullable;

/** The learner's exam: rules, questions, a last look, result. Works without script. */
@Path("toets/{registration}")
@Produces(MediaType.TEXT_HTML)
public final class ExamPage {
    private static final String TEMPLATES = "exam/";

    private final CourseShelf shelf;
    private final RegistrationAccess access;
    private final AttemptStore attempts;
    private final ExamStandings standings;
    private final OpenExam openExam;
    private final AnswerItem answerItem;
    private final HandInExam handInExam;
    private final Pages pages;

    /**
     * The pages.
     *
     * @param shelf courses with their exams
     * @param access so that learners see their own exam only
     * @param attempts to read from
     * @param standings where learners stand
     * @param openExam opens attempts
     * @param answerItem takes answers
     * @param handInExam closes attempts
     * @param pages renders
     */
    public ExamPage(
            CourseShelf shelf,
            RegistrationAccess access,
            AttemptStore attempts,
            ExamStandings standings,
            OpenExam openExam,
            AnswerItem answerItem,
            HandInExam handInExam,
            Pages pages) {
        this.shelf = shelf;
        this.access = access;
        this.attempts = attempts;
        this.standings = standings;
        this.openExam = openExam;
        this.answerItem = answerItem;
        this.handInExam = handInExam;
        this.pages = pages;
    }

    /** Whose exam a request is about; only the learner's own. */
    private record Desk(
            Caller.Learner learner, Registration registration, Course course, Exam exam) {
        String base() {
            return "/toets/" + registration.id();
        }

        String attempt(int number) {
            return base() + "/poging/" + number;
        }
    }

    /**
     * Rules, state and what to do next.
     *
     * @param request who asks
     * @param registration whose exam
     * @return a page
     */
    @GET
    public Response show(
            @Context ContainerRequestContext request,
            @PathParam("registration") String registration) {
        return start(desk(request, registration), null);
    }

    /**
     * Opens an attempt.
     *
     * @param request who asks
     * @param registration whose exam
     * @param integrity version of the text that was ticked (P-7)
     * @return to the first question
     */
    @POST
    @Path("start")
    public Response open(
            @Context ContainerRequestContext request,
            @PathParam("registration") String registration,
            @FormParam("integrity") @DefaultValue("") String integrity) {
        Desk desk = desk(request, registration);
        handInExam.settle(desk.registration());
        try {
            int number = openExam.open(desk.registration(), desk.learner().identity(), integrity);
            return to(desk.attempt(number));
        } catch (Refusal refusal) {
            return start(desk, refusal);
        }
    }

    /**
     * One question.
     *
     * @param request who asks
     * @param registration whose exam
     * @param number of the attempt
     * @param question from 1, in the learner's order; 0 for the first one without an answer
     * @return a page; the result once the attempt is closed
     */
    @GET
    @Path("poging/{number}")
    public Response question(
            @Context ContainerRequestContext request,
            @PathParam("registration") String registration,
            @PathParam("number") int number,
            @QueryParam("vraag") @DefaultValue("0") int question) {
        Desk desk = desk(request, registration);
        Sitting sitting = sitting(desk, number);
        if (sitting.attempt().closed() != null) {
            return to(desk.attempt(number) + "/uitslag");
        }
        int count = sitting.form().items().size();
        int shown = question >= 1 && question <= count ? question : firstOpen(sitting);
        return pages.render(
                desk.learner(),
                TEMPLATES + "question.jte",
                Map.of(
                        "view",
                        ExamViews.question(desk.attempt(number), desk.exam(), sitting, shown)));
    }

    /**
     * Takes an answer and moves on.
     *
     * @param request who asks
     * @param registration whose exam
     * @param number of the attempt
     * @param accept {@code application/json} from the page's script
     * @param item item id
     * @param answer words of the chosen options; empty when none was chosen
     * @param clear not empty when none means that the answer is taken away
     * @param from number of the question, from 1
     * @param go {@code next}, {@code previous}, {@code hand-in}, a number of a question, or {@code
     *     stay}
     * @return to the next page, or for the script what was saved
     */
    @POST
    @Path("poging/{number}/antwoord")
    @Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
    public Response answer(
            @Context ContainerRequestContext request,
            @PathParam("registration") String registration,
            @PathParam("number") int number,
            @HeaderParam(HttpHeaders.ACCEPT) @DefaultValue("") String accept,
            @FormParam("item") @DefaultValue("") String item,
            @FormParam("answer") List<String> answer,
            @FormParam("clear") @DefaultValue("") String clear,
            @FormParam("from") @DefaultValue("1") int from,
            @FormParam("go") @DefaultValue("next") String go) {
        Desk desk = desk(request, registration);
        Optional<Instant> saved = Optional.empty();
        List<String> chosen = answer.stream().filter(word -> !word.isEmpty()).toList();
        if (!chosen.isEmpty() || !clear.isEmpty()) {
            saved =
                    answerItem.answer(
                            desk.registration(), number, item, chosen, desk.learner().identity());
        }
        Sitting sitting = sitting(desk, number);
        boolean closed = sitting.attempt().closed() != null;
        String next =
                closed
                        ? desk.attempt(number) + "/uitslag"
                        : destination(
                                desk.attempt(number), sitting.form().items().size(), from, go);
        if (accept.startsWith(MediaType.APPLICATION_JSON)) {
            return Response.ok(ExamViews.savedJson(sitting, saved.orElse(null), next))
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        }
        return to(next);
    }

    /**
     * The last look before hand-in.
     *
     * @param request who asks
     * @param registration whose exam
     * @param number of the attempt
     * @return a page; the result once the attempt is closed
     */
    @GET
    @Path("poging/{number}/inleveren")
    public Response review(
            @Context ContainerRequestContext request,
            @PathParam("registration") String registration,
            @PathParam("number") int number) {
        return review(desk(request, registration), number, null);
    }

    /**
     * Hands in. A second time gives the same result.
     *
     * @param request who asks
     * @param registration whose exam
     * @param number of the attempt
     * @param integrity version of the text that was ticked (P-7)
     * @return to the result
     */
    @POST
    @Path("poging/{number}/inleveren")
    public Response handIn(
            @Context ContainerRequestContext request,
            @PathParam("registration") String registration,
            @PathParam("number") int number,
            @FormParam("integrity") @DefaultValue("") String integrity) {
        Desk desk = desk(request, registration);
        try {
            handInExam.handIn(desk.registration(), number, desk.learner().identity(), integrity);
        } catch (Refusal refusal) {
            return review(desk, number, refusal);
        }
        return to(desk.attempt(number) + "/uitslag");
    }

    /**
     * The result, at once (S0-084).
     *
     * @param request who asks
     * @param registration whose exam
     * @param number of the attempt
     * @return a page; back to the questions while the attempt runs
     */
    @GET
    @Path("poging/{number}/uitslag")
    public Response result(
            @Context ContainerRequestContext request,
            @PathParam("registration") String registration,
            @PathParam("number") int number) {
        Desk desk = desk(request, registration);
        Sitting sitting = sitting(desk, number);
        if (sitting.attempt().closed() == null) {
            return to(desk.attempt(number));
        }
        ExamStatus status = standings.standing(desk.registration(), desk.exam()).status();
        return pages.render(
                desk.learner(),
                TEMPLATES + "result.jte",
                Map.of(
                        "view",
                        ExamViews.result(
                                desk.base(), desk.course(), desk.exam(), sitting, status)));
    }

    private Response start(Desk desk, @Nullable Refusal refusal) {
        ExamStandings.Standing standing = standings.standing(desk.registration(), desk.exam());
        return pages.render(
                status(refusal),
                desk.learner(),
                TEMPLATES + "start.jte",
                Map.of(
                        "view",
                        ExamViews.start(
                                desk.base(),
                                desk.course(),
                                desk.exam(),
                                standing,
                                refusal == null ? null : refusal.sentence())));
    }

    private Response review(Desk desk, int number, @Nullable Refusal refusal) {
        Sitting sitting = sitting(desk, number);
        if (sitting.attempt().closed() != null) {
            return to(desk.attempt(number) + "/uitslag");
        }
        return pages.render(
                status(refusal),
                desk.learner(),
                TEMPLATES + "review.jte",
                Map.of(
                        "view",
                        ExamViews.review(
                                desk.attempt(number),
                                desk.exam(),
                                sitting,
                                refusal == null ? null : refusal.sentence())));
    }

    private Desk desk(ContainerRequestContext request, String id) {
        Registration registration = access.own(request, id);
        Course course = shelf.find(registration.courseId()).orElseThrow(ExamPage::notThere);
        Exam exam = course.exam();
        if (exam == null) {
            throw notThere();
        }
        return new Desk(Callers.learner(request), registration, course, exam);
    }

    /** An attempt as it is now: what ran out is closed before it is shown. */
    private Sitting sitting(Desk desk, int number) {
        handInExam.settle(desk.registration());
        return attempts.find(desk.registration().id(), number).orElseThrow(ExamPage::notThere);
    }

    private static Refusal notThere() {
        return new Refusal(
                Refusal.Kind.NOT_FOUND, "Deze toets is er niet, of hij hoort niet bij jou.");
    }

    private static int firstOpen(Sitting sitting) {
        return IntStream.rangeClosed(1, sitting.items().size())
                .filter(n -> !sitting.answers().containsKey(sitting.items().get(n - 1).id()))
                .findFirst()
                .orElse(1);
    }

    private static String destination(String base, int count, int from, String go) {
        return switch (go) {
            case "hand-in" -> base + "/inleveren";
            case "next" -> from >= count ? base + "/inleveren" : question(base, from + 1);
            case "previous" -> question(base, Math.max(1, from - 1));
            default -> question(base, go.matches("[0-9]{1,3}") ? Integer.parseInt(go) : from);
        };
    }

    private static String question(String base, int number) {
        return base + "?vraag=" + number;
    }

    private static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    /** A form that is shown again with what was wrong; every other refusal is a page of its own. */
    private static int status(@Nullable Refusal refusal) {
        if (refusal == null) {
            return 200;
        }
        return switch (refusal.kind()) {
            case INVALID -> 400;
            case CONFLICT -> 409;
            case NOT_SIGNED_IN, FORBIDDEN, NOT_FOUND, GONE, TOO_MANY -> throw refusal;
        };
    }
}
