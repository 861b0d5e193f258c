package nl.leerspoor.engine.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Markdown;
import nl.leerspoor.engine.course.Module;
import nl.leerspoor.engine.course.Person;
import nl.leerspoor.engine.course.Prose;
import nl.leerspoor.engine.course.Question;
import nl.leerspoor.engine.course.Source;
import nl.leerspoor.engine.course.Unit;
import nl.leerspoor.engine.course.UnitContent;
import nl.leerspoor.engine.course.UnitInfo;

/** Renders the lessons of one module to what docs/player.md calls the content of a unit. */
final class UnitRenderer {
    private final Course course;
    private final Module module;
    private final UnaryOperator<String> media;

    UnitRenderer(Course course, Module module) {
        this.course = course;
        this.module = module;
        this.media = path -> mediaPath(module, path);
    }

    /** Where a file of a module's media folder lies in a package. */
    static String mediaPath(Module module, String path) {
        String name = path.startsWith("media/") ? path.substring("media/".length()) : path;
        return "media/" + module.id() + "/" + name;
    }

    /** The classic script that hands the module's units to the player. */
    byte[] script() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String before = "leerspoorContent(" + Json.write(module.id()) + ",{";
        for (Unit unit : module.lessons()) {
            String json = Json.write(unit.id()) + ":" + Json.write(content(unit));
            out.writeBytes((before + json).getBytes(UTF_8));
            before = ",";
        }
        out.writeBytes("});\n".getBytes(UTF_8));
        return out.toByteArray();
    }

    private Map<String, Object> content(Unit unit) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", unit.kind().key());
        UnitContent content = unit.content();
        if (content instanceof UnitContent.Video video) {
            json.put("src", media.apply(video.video()));
            json.put("captions", media.apply(video.captions()));
            json.put("poster", video.poster().isEmpty() ? "" : media.apply(video.poster()));
            json.put("duration", video.duration().toSeconds());
            json.put("intro", html(video.introduction()));
            json.put("transcript", html(video.transcript()));
        } else if (content instanceof UnitContent.Article article) {
            json.put("html", html(article.body()));
        } else if (content instanceof UnitContent.Example example) {
            json.put("html", html(example.body()));
            json.put("question", html(example.question()));
        } else if (content instanceof UnitContent.Quiz quiz) {
            json.put("intro", html(quiz.introduction()));
            json.put("questions", questions(unit, quiz.questions()));
        } else if (content instanceof UnitContent.Survey survey) {
            json.put("intro", html(survey.introduction()));
            json.put("anonymous", survey.anonymous());
            json.put("questions", questions(unit, survey.questions()));
        } else if (content instanceof UnitContent.Theory theory) {
            json.put("intro", html(theory.introduction()));
            json.put("questions", questions(unit, theory.questions()));
        } else if (content instanceof UnitContent.Practice practice) {
            json.put("intro", html(practice.introduction()));
            json.put("preparation", html(practice.preparation()));
            json.put("steps", html(practice.steps()));
            json.put("observation", html(practice.observation()));
            json.put("reflection", html(practice.reflection()));
        } else {
            // D-10: a workbook part reaching this point would leak into a package.
            throw new IllegalArgumentException(unit.id() + " is no lesson");
        }
        UnitInfo info = unit.info();
        if (info != null) {
            json.put("sources", sources(info));
            json.put("credits", credits(info));
        }
        return json;
    }

    private List<Map<String, Object>> questions(Unit unit, List<? extends Question> questions) {
        QuestionRenderer renderer = new QuestionRenderer(media, unit::itemIri);
        return questions.stream().map(renderer::json).toList();
    }

    private List<String> sources(UnitInfo info) {
        List<String> printed = new ArrayList<>();
        for (String id : info.sources()) {
            course.sources().stream()
                    .filter(source -> source.id().equals(id))
                    .findFirst()
                    .ifPresent(source -> printed.add(citation(source)));
        }
        return printed;
    }

    private static String citation(Source source) {
        StringBuilder html = new StringBuilder(Html.escape(source.authors()));
        if (!source.year().isEmpty()) {
            html.append(" (").append(Html.escape(source.year())).append(')');
        }
        html.append(". <cite>").append(Html.escape(source.title())).append("</cite>.");
        if (!source.publisher().isEmpty()) {
            html.append(' ').append(Html.escape(source.publisher())).append('.');
        }
        String reference = source.reference();
        if (!reference.isEmpty()) {
            String address =
                    reference.startsWith("http") ? reference : "https://doi.org/" + reference;
            html.append(" <a href=\"")
                    .append(Html.escape(address))
                    .append("\" target=\"_blank\" rel=\"noopener noreferrer\">")
                    .append(Html.escape(address))
                    .append("</a>");
        }
        return html.toString();
    }

    /** Who wrote it, who judged it and when: plain text. */
    private String credits(UnitInfo info) {
        boolean dutch = course.language().startsWith("nl");
        List<String> lines = new ArrayList<>();
        List<String> authors =
                info.authors().stream()
                        .flatMap(id -> course.people().stream().filter(p -> p.id().equals(id)))
                        .map(Person::name)
                        .toList();
        if (!authors.isEmpty()) {
            lines.add((dutch ? "Geschreven door: " : "Written by: ") + String.join(", ", authors));
        }
        if (info.reviewedBy() != null) {
            lines.add((dutch ? "Vakinhoudelijk beoordeeld: " : "Reviewed: ") + info.reviewedBy());
        }
        if (info.revised() != null) {
            lines.add((dutch ? "Herzien: " : "Revised: ") + info.revised());
        }
        return lines.isEmpty() ? "" : String.join(". ", lines) + ".";
    }

    private String html(Prose prose) {
        return Markdown.html(prose, media);
    }
}
