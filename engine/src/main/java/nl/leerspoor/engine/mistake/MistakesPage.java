package nl.leerspoor.engine.mistake;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.leerspoor.engine.CourseShelf;
import nl.leerspoor.engine.console.Callers;
import nl.leerspoor.engine.console.Pages;
import nl.leerspoor.engine.console.Refusal;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.mistake.Mistake.State;
import nl.leerspoor.engine.participant.Caller;
import nl.leerspoor.engine.participant.Role;
import org.jspecify.annotations.Nullable;

/** What learners reported, for who sees to it that it is mended (P-47, S0-123, S0-127). */
@Path("/beheer/fouten")
public final class MistakesPage {
    private static final String HERE = "/beheer/fouten";
    private static final int PAGE_SIZE = 25;
    private static final Pattern END = Pattern.compile("(\\d{1,15})_([0-9a-f-]{36})");

    private final Pages pages;
    private final Mistakes mistakes;
    private final CourseShelf shelf;

    /**
     * The page.
     *
     * @param pages renders it
     * @param mistakes what was reported
     * @param shelf names courses and units
     */
    public MistakesPage(Pages pages, Mistakes mistakes, CourseShelf shelf) {
        this.pages = pages;
        this.mistakes = mistakes;
        this.shelf = shelf;
    }

    /**
     * What is shown of the list, as the address says it.
     *
     * @param state key of a state; empty for all
     * @param unit IRI; empty for all
     * @param after where the part before ended; empty for the newest
     */
    public record Filter(String state, String unit, String after) {
        /**
         * Its address.
         *
         * @return with what is not empty
         */
        public String href() {
            StringBuilder query = new StringBuilder();
            Map<String, String> all = new LinkedHashMap<>();
            all.put("stand", state);
            all.put("onderdeel", unit);
            all.put("na", after);
            all.forEach(
                    (name, value) -> {
                        if (!value.isEmpty()) {
                            query.append(query.isEmpty() ? '?' : '&')
                                    .append(name)
                                    .append('=')
                                    .append(URLEncoder.encode(value, UTF_8));
                        }
                    });
            return HERE + query;
        }

        Filter state(String other) {
            return new Filter(other, unit, "");
        }

        /**
         * One unit (S0-127), in any state.
         *
         * @param other IRI; empty for all
         * @return from the newest
         */
        public Filter unit(String other) {
            return new Filter("", other, "");
        }

        /**
         * The same reports, from the newest.
         *
         * @return without an end
         */
        public Filter newest() {
            return after("");
        }

        Filter after(String other) {
            return new Filter(state, unit, other);
        }
    }

    /**
     * A way to look at the list.
     *
     * @param words on it
     * @param count reports behind it
     * @param href its address
     * @param current whether it is what is shown now
     */
    public record Chip(String words, long count, String href, boolean current) {}

    /**
     * A report with its form.
     *
     * @param mistake what was told, and what became of it
     * @param course its title
     * @param typed what stands in the form as the answer
     * @param chosen the state in the form
     * @param error what is wrong with the form; empty when nothing is
     */
    public record Line(Mistake mistake, String course, String typed, State chosen, String error) {
        /**
         * When it had last changed, for the form to bring back.
         *
         * @return milliseconds; empty when it never did
         */
        public String basis() {
            Instant changed = mistake.changed();
            return changed == null ? "" : String.valueOf(changed.toEpochMilli());
        }
    }

    /**
     * The page.
     *
     * @param filter what is shown
     * @param unit title of the one unit that is shown; empty for all
     * @param chips the states
     * @param lines newest first
     * @param more address of what comes after; empty at the end
     * @param saved what was just changed; null when nothing was
     */
    public record View(
            Filter filter,
            String unit,
            List<Chip> chips,
            List<Line> lines,
            String more,
            @Nullable Mistake saved) {}

    private record Wrong(UUID id, State chosen, String typed, String error) {}

    /**
     * The list.
     *
     * @param state key of a state; empty for all
     * @param unit IRI; empty for all
     * @param after where the part before ended; empty for the newest
     * @param saved id of what was just changed; empty when nothing was
     * @param request signed in as a coordinator
     * @return the page
     */
    @GET
    public Response list(
            @QueryParam("stand") @DefaultValue("") String state,
            @QueryParam("onderdeel") @DefaultValue("") String unit,
            @QueryParam("na") @DefaultValue("") String after,
            @QueryParam("bewaard") @DefaultValue("") String saved,
            @Context ContainerRequestContext request) {
        return page(
                Response.Status.OK.getStatusCode(),
                coordinator(request),
                new Filter(state, unit, after),
                id(saved).flatMap(mistakes::find).orElse(null),
                null);
    }

    /**
     * Changes state and answer of a report.
     *
     * @param path id of the report
     * @param state key of the new state
     * @param answer for the learner; may be empty
     * @param basis when it had last changed, as the form was shown
     * @param shown state, unit and end of the list that the form stood in
     * @param unit likewise
     * @param after likewise
     * @param request signed in as a coordinator
     * @return to the list, or the list with what is wrong
     */
    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response answer(
            @PathParam("id") String path,
            @FormParam("state") @DefaultValue("") String state,
            @FormParam("answer") @DefaultValue("") String answer,
            @FormParam("basis") @DefaultValue("") String basis,
            @FormParam("stand") @DefaultValue("") String shown,
            @FormParam("onderdeel") @DefaultValue("") String unit,
            @FormParam("na") @DefaultValue("") String after,
            @Context ContainerRequestContext request) {
        Caller.Staff staff = coordinator(request);
        Filter filter = new Filter(shown, unit, after);
        UUID id =
                id(path).filter(known -> mistakes.find(known).isPresent())
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                Refusal.Kind.NOT_FOUND,
                                                "Deze melding is er niet."));
        State chosen =
                State.find(state)
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                Refusal.Kind.INVALID,
                                                "Kies een stand uit de lijst."));
        String typed = Mistake.plain(answer);
        if (typed.length() > Mistake.MOST_TEXT) {
            return page(
                    Response.Status.BAD_REQUEST.getStatusCode(),
                    staff,
                    filter,
                    null,
                    new Wrong(
                            id,
                            chosen,
                            typed,
                            "Je antwoord heeft "
                                    + typed.length()
                                    + " tekens. Maak het korter: hooguit 1500."));
        }
        if (!mistakes.answer(id, instant(basis).orElse(null), chosen, typed, staff.account())) {
            return page(
                    Response.Status.CONFLICT.getStatusCode(),
                    staff,
                    filter,
                    null,
                    new Wrong(
                            id,
                            chosen,
                            typed,
                            "Iemand anders werkte deze melding intussen bij. Kijk wat er nu staat en"
                                    + " bewaar daarna opnieuw."));
        }
        String list = filter.href();
        return Response.seeOther(
                        URI.create(list + (list.contains("?") ? "&" : "?") + "bewaard=" + id))
                .build();
    }

    private Response page(
            int status,
            Caller.Staff staff,
            Filter filter,
            @Nullable Mistake saved,
            @Nullable Wrong wrong) {
        State state = State.find(filter.state()).orElse(null);
        String unit = filter.unit().isEmpty() ? null : filter.unit();
        List<Mistake> found = mistakes.list(state, unit, end(filter.after()), PAGE_SIZE + 1);
        List<Mistake> shown = found.subList(0, Math.min(found.size(), PAGE_SIZE));
        String more = "";
        if (found.size() > PAGE_SIZE) {
            Mistake last = shown.get(PAGE_SIZE - 1);
            more = filter.after(last.reported().toEpochMilli() + "_" + last.report().id()).href();
        }
        List<Line> lines = new ArrayList<>();
        if (wrong != null
                && shown.stream().noneMatch(one -> one.report().id().equals(wrong.id()))) {
            // Somebody else took it out of what is shown: what was typed stays.
            mistakes.find(wrong.id()).ifPresent(one -> lines.add(line(one, wrong)));
        }
        shown.forEach(one -> lines.add(line(one, wrong)));
        return pages.render(
                status,
                staff,
                "mistake/list.jte",
                Map.of(
                        "view",
                        new View(
                                filter,
                                unit == null ? "" : title(unit, shown),
                                chips(filter, state, mistakes.counts(unit)),
                                lines,
                                more,
                                saved)));
    }

    private static List<Chip> chips(Filter filter, @Nullable State shown, Map<State, Long> counts) {
        List<Chip> chips = new ArrayList<>();
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        chips.add(new Chip("Alle", all, filter.state("").href(), shown == null));
        for (State state : State.values()) {
            chips.add(
                    new Chip(
                            state.dutch(),
                            counts.getOrDefault(state, 0L),
                            filter.state(state.key()).href(),
                            state == shown));
        }
        return chips;
    }

    private Line line(Mistake mistake, @Nullable Wrong wrong) {
        String course =
                shelf.findByIri(mistake.report().course())
                        .map(Course::title)
                        .orElse(mistake.report().course());
        return wrong != null && wrong.id().equals(mistake.report().id())
                ? new Line(mistake, course, wrong.typed(), wrong.chosen(), wrong.error())
                : new Line(mistake, course, mistake.answer(), mistake.state(), "");
    }

    /** As the unit is called now, else as it was when somebody reported something. */
    private String title(String unit, List<Mistake> shown) {
        return shelf.courses().stream()
                .flatMap(Course::units)
                .filter(known -> known.iri().equals(unit))
                .map(known -> known.title())
                .findFirst()
                .or(() -> shown.stream().findFirst().map(first -> first.report().title()))
                .orElse(unit);
    }

    private static Mistakes.@Nullable End end(String text) {
        Matcher matcher = END.matcher(text);
        return matcher.matches()
                ? instant(matcher.group(1))
                        .flatMap(at -> id(matcher.group(2)).map(id -> new Mistakes.End(at, id)))
                        .orElse(null)
                : null;
    }

    private static Optional<Instant> instant(String millis) {
        return millis.matches("\\d{1,15}")
                ? Optional.of(Instant.ofEpochMilli(Long.parseLong(millis)))
                : Optional.empty();
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static Caller.Staff coordinator(ContainerRequestContext request) {
        return Callers.staff(request, Role.COORDINATOR, Role.ADMIN);
    }
}
