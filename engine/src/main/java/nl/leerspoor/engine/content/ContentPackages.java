package nl.leerspoor.engine.content;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.leerspoor.engine.content.cmi5.CourseStructure;
import nl.leerspoor.engine.content.scorm.Item;
import nl.leerspoor.engine.content.scorm.Manifest;
import nl.leerspoor.engine.content.scorm.Metadata;
import nl.leerspoor.engine.content.scorm.Organization;
import nl.leerspoor.engine.content.scorm.Resource;
import nl.leerspoor.engine.content.scorm.ScormType;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Exam;
import nl.leerspoor.engine.course.Module;
import nl.leerspoor.engine.course.SourceReader;
import nl.leerspoor.engine.course.Unit;
import org.jspecify.annotations.Nullable;

/** Makes content packages in memory; thread-safe. */
public final class ContentPackages {
    private static final SortedMap<String, PackageFile> NOTHING = new TreeMap<>();

    private ContentPackages() {}

    /**
     * The package of a course, or of one module of it, for one kind of host. Only lessons that are
     * written go in; media are read from the sources when asked for.
     *
     * @param course without errors
     * @param sources the folder it was read from
     * @param format for which host
     * @param scope the whole course or one module
     * @param lrs where to report beside the host; null for nowhere
     * @return the same files for the same input
     * @throws IllegalArgumentException when the course has no such module
     */
    public static ContentPackage of(
            Course course,
            SourceReader sources,
            PackageFormat format,
            PackageScope scope,
            @Nullable LrsAccess lrs) {
        return of(
                course, format, scope, lrs, module -> PageRenderer.module(course, sources, module));
    }

    /**
     * Every package of a course: the whole first, then each module that has lessons, each in every
     * format.
     *
     * @param course without errors
     * @param sources the folder it was read from
     * @param formats for which hosts
     * @param lrs where to report beside the host; null for nowhere
     * @return the same packages for the same input
     */
    public static List<ContentPackage> all(
            Course course,
            SourceReader sources,
            Set<PackageFormat> formats,
            @Nullable LrsAccess lrs) {
        Map<String, SortedMap<String, PackageFile>> rendered = new HashMap<>();
        for (Module module : course.modules()) {
            if (!module.lessons().isEmpty()) {
                rendered.put(module.id(), PageRenderer.module(course, sources, module));
            }
        }
        List<ContentPackage> packages = new ArrayList<>();
        for (PackageScope scope : scopes(course)) {
            for (PackageFormat format : formats) {
                packages.add(
                        of(
                                course,
                                format,
                                scope,
                                lrs,
                                m -> rendered.getOrDefault(m.id(), NOTHING)));
            }
        }
        return packages;
    }

    private static ContentPackage of(
            Course course,
            PackageFormat format,
            PackageScope scope,
            @Nullable LrsAccess lrs,
            Function<Module, SortedMap<String, PackageFile>> rendered) {
        List<Module> modules = modules(course, scope);
        String id = scope.module() == null ? course.id() : course.id() + "." + scope.module();
        SortedMap<String, PackageFile> files = new TreeMap<>(PlayerFiles.player());
        files.put("index.html", PageRenderer.page(course, modules, format, scope, id, lrs));
        modules.forEach(module -> files.putAll(rendered.apply(module)));
        files.put("leerspoor.json", PackageFile.of(marker(course, id, format)));
        switch (format) {
            case SCORM12 -> {
                Manifest manifest = manifest(course, scope, id, List.copyOf(files.keySet()));
                files.put(Manifest.FILE, PackageFile.of(manifest.xml()));
                for (String name : Manifest.CONTROL_DOCUMENTS) {
                    files.put(name, PlayerFiles.read("/scorm-schemas/scorm12/" + name));
                }
            }
            case CMI5 ->
                    files.put(
                            CourseStructure.FILE,
                            PackageFile.of(CourseStructure.of(course, scope).xml()));
            case WEB -> {} // a page needs nothing more
        }
        return new ContentPackage(id, course.version(), format, files);
    }

    /**
     * The packages a course can be made into: the whole, then each module that has lessons.
     *
     * @param course without errors
     * @return in the order of the course
     */
    public static List<PackageScope> scopes(Course course) {
        return Stream.concat(
                        Stream.of(PackageScope.COURSE),
                        course.modules().stream()
                                .filter(module -> !module.lessons().isEmpty())
                                .map(module -> PackageScope.module(module.id())))
                .toList();
    }

    private static List<Module> modules(Course course, PackageScope scope) {
        List<Module> modules =
                course.modules().stream()
                        .filter(m -> scope.module() == null || scope.module().equals(m.id()))
                        .filter(module -> !module.lessons().isEmpty())
                        .toList();
        if (modules.isEmpty()) {
            throw new IllegalArgumentException("nothing of \"" + scope.module() + "\" is written");
        }
        return modules;
    }

    private static String marker(Course course, String id, PackageFormat format) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("formatVersion", 1);
        json.put("course", course.id());
        json.put("iri", course.iri());
        json.put("package", id);
        json.put("version", course.version());
        json.put("format", format.key());
        return Json.write(json) + "\n";
    }

    private static Manifest manifest(
            Course course, PackageScope scope, String id, List<String> files) {
        Module module = scope.module() == null ? null : course.module(scope.module()).orElseThrow();
        String title = module == null ? course.title() : module.title();
        CourseStructure structure = CourseStructure.of(course, scope);
        Metadata metadata =
                new Metadata(
                        module == null ? course.iri() : module.iri(),
                        title,
                        structure.description().text(),
                        course.language(),
                        course.version(),
                        learningTime(course, module));
        // Identifiers are XML names: they cannot start with a digit, as our ids can.
        return new Manifest(
                "manifest." + id,
                course.version(),
                metadata,
                new Organization(
                        "organization." + id,
                        title,
                        List.of(new Item("item." + id, title, "resource." + id))),
                List.of(new Resource("resource." + id, ScormType.SCO, "index.html", files)));
    }

    /** The study load of what is written; a course half written does not promise the whole. */
    private static Duration learningTime(Course course, @Nullable Module module) {
        Stream<Unit> units =
                module == null
                        ? course.units()
                        : module.units().stream().filter(unit -> !unit.planned());
        Duration time =
                units.map(unit -> unit.load().total()).reduce(Duration.ZERO, Duration::plus);
        Exam exam = course.exam();
        return module == null && exam != null ? time.plus(exam.load().total()) : time;
    }
}
