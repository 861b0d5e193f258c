package nl.leerspoor.engine.content.cmi5;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.leerspoor.engine.content.PackageScope;
import nl.leerspoor.engine.content.Xml;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Exam;
import nl.leerspoor.engine.course.Module;
import nl.leerspoor.engine.course.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A course as an LMS imports it (cmi5 13.1), in the shape of D-22: a block per module with one
 * assignable unit, then exam and workbook. A package of one module has one assignable unit.
 *
 * @param id publisher id of the whole
 * @param title shown to the learner
 * @param description shown to the learner
 * @param blocks in order; empty for one module
 * @param units after the blocks, in order
 */
public record CourseStructure(
        String id,
        LangString title,
        LangString description,
        List<Block> blocks,
        List<AssignableUnit> units) {
    /** Name of the course structure in the root of the zip. */
    public static final String FILE = "cmi5.xml";

    /** Namespace of the course structure (cmi5 13.3). */
    public static final String NAMESPACE =
            "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd";

    private static final String ACTIVITIES = "http://adlnet.gov/expapi/activities/";
    private static final BigDecimal WORKBOOK_MASTERY = new BigDecimal("0.8");

    /** Copies the lists. */
    public CourseStructure {
        blocks = List.copyOf(blocks);
        units = List.copyOf(units);
    }

    /**
     * The structure of a course or of one module.
     *
     * @param course without errors
     * @param scope how much of it
     * @return only what is written
     */
    public static CourseStructure of(Course course, PackageScope scope) {
        String only = scope.module();
        if (only != null) {
            Module module = course.module(only).orElseThrow();
            LangString title = text(course, module.title(), module.titleEn());
            return new CourseStructure(
                    module.iri() + "/package",
                    title,
                    describe(course, module),
                    List.of(),
                    List.of(unit(course, module)));
        }
        List<Block> blocks = new ArrayList<>();
        for (Module module : course.modules()) {
            if (!module.lessons().isEmpty()) {
                blocks.add(
                        new Block(
                                // Not the module's IRI: that is the AU's, and ids are unique.
                                module.iri() + "/block",
                                text(course, module.title(), module.titleEn()),
                                describe(course, module),
                                List.of(unit(course, module))));
            }
        }
        List<AssignableUnit> units = new ArrayList<>();
        Stream.of(exam(course), workbook(course)).flatMap(Stream::ofNullable).forEach(units::add);
        return new CourseStructure(
                course.iri(),
                text(course, course.title(), course.titleEn()),
                text(
                        course,
                        join(course.modules(), Module::title),
                        join(course.modules(), Module::titleEn)),
                blocks,
                units);
    }

    /**
     * Everything an LMS can launch, in order.
     *
     * @return units of the blocks, then the others
     */
    public Stream<AssignableUnit> assignableUnits() {
        return Stream.concat(blocks.stream().flatMap(b -> b.units().stream()), units.stream());
    }

    private static AssignableUnit unit(Course course, Module module) {
        return new AssignableUnit(
                module.id(),
                module.iri(),
                ACTIVITIES + "module",
                text(course, module.title(), module.titleEn()),
                describe(course, module),
                MoveOn.COMPLETED,
                null);
    }

    private static @Nullable AssignableUnit exam(Course course) {
        Exam exam = course.exam();
        if (exam == null) {
            return null;
        }
        LangString title = text(course, exam.title(), exam.title());
        return new AssignableUnit(
                exam.id(),
                exam.iri(),
                ACTIVITIES + "assessment",
                title,
                title,
                MoveOn.COMPLETED_AND_PASSED,
                // cmi5 13.1.4: at most four decimals; rounded up, just enough would not pass.
                new BigDecimal(exam.passMark())
                        .divide(new BigDecimal(exam.questions()), 4, RoundingMode.DOWN)
                        .stripTrailingZeros());
    }

    private static @Nullable AssignableUnit workbook(Course course) {
        Course.Workbook workbook = course.workbook();
        if (workbook == null || course.workbookParts().isEmpty()) {
            return null;
        }
        LangString title = text(course, workbook.title(), workbook.title());
        return new AssignableUnit(
                workbook.id(),
                workbook.iri(),
                "https://leerspoor.nl/xapi/activity-types/workbook-part",
                title,
                title,
                MoveOn.COMPLETED_AND_PASSED,
                WORKBOOK_MASTERY);
    }

    private static LangString describe(Course course, Module module) {
        return text(
                course, join(module.lessons(), Unit::title), join(module.lessons(), Unit::titleEn));
    }

    private static <T> String join(List<T> parts, Function<T, String> name) {
        return String.join(" · ", parts.stream().map(name).toList());
    }

    private static LangString text(Course course, String text, String english) {
        return new LangString(course.language(), text, english);
    }

    /**
     * The structure as XML, valid against the cmi5 course structure schema.
     *
     * @return a whole document
     */
    public String xml() {
        Xml xml = new Xml();
        xml.start("courseStructure", "xmlns", NAMESPACE);
        xml.start("course", "id", id);
        texts(xml, title, description);
        xml.end();
        for (Block block : blocks) {
            xml.start("block", "id", block.id());
            texts(xml, block.title(), block.description());
            block.units().forEach(unit -> unit(xml, unit));
            xml.end();
        }
        units.forEach(unit -> unit(xml, unit));
        return xml.end().toString();
    }

    private static void unit(Xml xml, AssignableUnit unit) {
        List<String> attributes =
                new ArrayList<>(
                        List.of(
                                "id",
                                unit.id(),
                                "activityType",
                                unit.activityType(),
                                "launchMethod",
                                AssignableUnit.LAUNCH_METHOD,
                                "moveOn",
                                unit.moveOn().value()));
        BigDecimal mastery = unit.masteryScore();
        if (mastery != null) {
            attributes.addAll(List.of("masteryScore", mastery.toPlainString()));
        }
        xml.start("au", attributes.toArray(String[]::new));
        texts(xml, unit.title(), unit.description());
        xml.text("url", unit.url()).end();
    }

    private static void texts(Xml xml, LangString title, LangString description) {
        langStrings(xml, "title", title);
        langStrings(xml, "description", description);
    }

    private static void langStrings(Xml xml, String name, LangString text) {
        xml.start(name).text("langstring", text.text(), "lang", text.language());
        if (!text.language().startsWith("en")) {
            xml.text("langstring", text.english(), "lang", "en");
        }
        xml.end();
    }
}
