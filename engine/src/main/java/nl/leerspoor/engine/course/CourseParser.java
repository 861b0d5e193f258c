package nl.leerspoor.engine.course;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code course.yaml} and everything it names into one {@link Course}. */
final class CourseParser {
    static final String FILE = "course.yaml";

    private static final Pattern DOMAIN =
            Pattern.compile(
                    "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+");
    private static final Pattern VERSION =
            Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+(?:-[0-9A-Za-z.]+)?");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*");
    private static final List<String> CRITERIA =
            List.of("exam", "workbookComplete", "workbookSufficient");

    private final SourceReader sources;
    private final References references;
    private final Findings findings;
    private CheckedCourse.Places places = new CheckedCourse.Places(Place.of(FILE), Place.of(FILE));

    CourseParser(SourceReader sources, References references, Findings findings) {
        this.sources = sources;
        this.references = references;
        this.findings = findings;
    }

    /** Reads all files; null when there is nothing to go on. */
    @Nullable Course parse() {
        String text = sources.text(FILE, findings);
        YamlNode root = text == null ? null : YamlReader.read(text, FILE, 0, findings);
        if (root == null) {
            return null;
        }
        Keys keys = new Keys(root, Place.of(FILE), KeyGroup.COURSE, findings);
        String id = keys.id("id");
        String domain =
                keys.matching("domain", DOMAIN, "write a host name such as opleider.example");
        String iri = "https://" + domain + "/id/course/" + id;
        String title = keys.text("title");
        ModulesParser.checkTitle(title, keys.at("title"), findings);
        certificate(keys);
        places = new CheckedCourse.Places(keys.at("studyLoad"), keys.at("revised"));
        return new Course(
                id,
                iri,
                title,
                keys.text("title_en", title),
                keys.matching("language", LANGUAGE, "write a language tag such as nl"),
                keys.matching("version", VERSION, "write three numbers such as 1.0.0"),
                keys.date("revised"),
                keys.flag("example", false),
                issuer(keys),
                support(keys),
                regulations(keys),
                people(keys),
                outcomes(keys),
                goals(keys),
                keys.load("studyLoad"),
                new ModulesParser(sources, references, findings).parse(keys, iri),
                exam(keys, iri),
                workbook(keys, iri),
                sourceList(),
                glossary());
    }

    /** Where the course as a whole says something, once parsed. */
    CheckedCourse.Places places() {
        return places;
    }

    private Course.Issuer issuer(Keys course) {
        Keys keys = group(course, "issuer", KeyGroup.ISSUER);
        return new Course.Issuer(keys.text("name"), address(keys));
    }

    private Course.Support support(Keys course) {
        Keys keys = group(course, "support", KeyGroup.SUPPORT);
        return new Course.Support(keys.text("name"), keys.text("email"), keys.text("hours", ""));
    }

    private Course.Regulations regulations(Keys course) {
        Keys keys = group(course, "regulations", KeyGroup.REGULATIONS);
        return new Course.Regulations(keys.text("title"), keys.text("version"), address(keys));
    }

    private String address(Keys keys) {
        String url = keys.text("url");
        references.link(url, keys.at("url"));
        if (!url.isEmpty() && !url.matches("https?://[^\\s<>\"]+")) {
            findings.error(
                    Rule.VALUE,
                    keys.at("url"),
                    "\"" + url + "\" is not an address; start with https://");
        }
        return url;
    }

    private Keys group(Keys course, String key, KeyGroup group) {
        return new Keys(course.required(key), course.place(), group, findings);
    }

    private List<Person> people(Keys course) {
        List<Person> people = new ArrayList<>();
        for (YamlNode item : course.items("people")) {
            Keys keys = new Keys(item, item.place(), KeyGroup.PERSON, findings);
            String email = keys.text("email", "");
            Person person =
                    new Person(
                            keys.id("id"),
                            keys.text("name"),
                            email.isEmpty() ? null : email.toLowerCase(java.util.Locale.ROOT));
            references.define(References.Kind.PERSON, person.id(), keys.at("id"), findings);
            people.add(person);
        }
        return people;
    }

    private List<Outcome> outcomes(Keys course) {
        Keys areas = new Keys(course.required("areas"), course.place(), "\"areas\"", findings);
        List<String> known = new ArrayList<>();
        areas.entries().forEach(entry -> known.add(entry.key()));
        course.required("outcomes");
        List<Outcome> outcomes = new ArrayList<>();
        for (YamlNode item : course.items("outcomes")) {
            Keys keys = new Keys(item, item.place(), KeyGroup.OUTCOME, findings);
            Outcome outcome = new Outcome(keys.id("id"), keys.text("area"), keys.text("text"));
            if (!outcome.area().isEmpty() && !known.contains(outcome.area())) {
                findings.error(
                        Rule.REFERENCE_UNKNOWN,
                        keys.at("area"),
                        "there is no area \""
                                + outcome.area()
                                + "\""
                                + Suggestion.of(outcome.area(), known));
            }
            references.define(References.Kind.OUTCOME, outcome.id(), keys.at("id"), findings);
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private List<Goal> goals(Keys course) {
        List<Goal> goals = new ArrayList<>();
        for (YamlNode item : course.items("goals")) {
            Keys keys = new Keys(item, item.place(), KeyGroup.GOAL, findings);
            Goal goal =
                    new Goal(
                            keys.id("id"),
                            keys.text("text"),
                            references.useAll(References.Kind.UNIT, keys, "units"),
                            references.useAll(References.Kind.EXAM_ITEM, keys, "items"));
            references.define(References.Kind.GOAL, goal.id(), keys.at("id"), findings);
            goals.add(goal);
        }
        return goals;
    }

    private @Nullable Exam exam(Keys course, String courseIri) {
        if (!course.has("exam")) {
            return null;
        }
        Keys keys = group(course, "exam", KeyGroup.EXAM);
        String id = keys.id("id");
        references.define(References.Kind.UNIT, id, keys.at("id"), findings);
        String bank = keys.text("bank");
        String text = null;
        if (!bank.isEmpty() && !SourceReader.isPlain(bank)) {
            findings.error(
                    Rule.VALUE,
                    keys.at("bank"),
                    "\"" + bank + "\" must be a path inside the course");
        } else if (!bank.isEmpty()) {
            text = sources.text(bank, findings);
        }
        int questions = keys.number("questions", 1, 1_000);
        Duration window = keys.duration("window");
        if (keys.has("window") && window.isZero()) {
            findings.error(
                    Rule.VALUE, keys.at("window"), "an attempt must stay open for some time (P-6)");
        }
        return new Exam(
                id,
                courseIri + "/unit/" + id,
                keys.text("title"),
                keys.load("load"),
                questions,
                keys.number("passMark", 1, questions),
                keys.number("attempts", 1, 10),
                window,
                keys.flag("opensAfterAllModules", true),
                BankParser.parse(bank, text, references, findings),
                forms(keys));
    }

    private SortedMap<String, List<String>> forms(Keys exam) {
        SortedMap<String, List<String>> forms = new TreeMap<>();
        Keys keys = new Keys(exam.required("forms"), exam.place(), "\"forms\"", findings);
        for (YamlNode.Entry form : keys.entries()) {
            List<String> items = new ArrayList<>();
            for (YamlNode.Scalar item : keys.words(form.key())) {
                references.use(References.Kind.EXAM_ITEM, item.value(), item.place());
                if (items.contains(item.value())) {
                    findings.error(
                            Rule.BLUEPRINT,
                            item.place(),
                            "\"" + item.value() + "\" is in this form already");
                }
                items.add(item.value());
            }
            Keys.checkId(form.key(), form.place(), findings);
            forms.put(form.key(), List.copyOf(items));
        }
        return forms;
    }

    private Course.@Nullable Workbook workbook(Keys course, String courseIri) {
        if (!course.has("workbook")) {
            return null;
        }
        Keys keys = group(course, "workbook", KeyGroup.WORKBOOK);
        String id = keys.id("id");
        references.define(References.Kind.UNIT, id, keys.at("id"), findings);
        return new Course.Workbook(id, courseIri + "/unit/" + id, keys.text("title"));
    }

    /** S0-100; the engine's rules are these three, so there is nothing to keep yet. */
    private void certificate(Keys course) {
        if (!course.has("certificate")) {
            return;
        }
        Keys keys = group(course, "certificate", KeyGroup.CERTIFICATE);
        for (YamlNode.Scalar word : keys.words("requires")) {
            if (!CRITERIA.contains(word.value())) {
                findings.error(
                        Rule.VALUE,
                        word.place(),
                        "unknown criterion \""
                                + word.value()
                                + "\""
                                + Suggestion.of(word.value(), CRITERIA));
            } else if (!course.has(word.value().equals("exam") ? "exam" : "workbook")) {
                findings.error(
                        Rule.VALUE,
                        word.place(),
                        "the course has no part for \"" + word.value() + "\"");
            }
        }
    }

    private List<Source> sourceList() {
        YamlNode root = optional(SourcesParser.FILE);
        return root == null ? List.of() : SourcesParser.parse(root, references, findings);
    }

    private List<Term> glossary() {
        YamlNode root = optional(GlossaryParser.FILE);
        return root == null ? List.of() : GlossaryParser.parse(root, references, findings);
    }

    /** A file that a course may do without. */
    private @Nullable YamlNode optional(String file) {
        String text = sources.find(file).isEmpty() ? null : sources.text(file, findings);
        return text == null ? null : YamlReader.read(text, file, 0, findings);
    }
}
