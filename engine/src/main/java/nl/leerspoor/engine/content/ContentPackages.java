package nl.leerspoor.engine.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.leerspoor.engine.content.cmi5.CourseStructure;
import nl.leerspoor.engine.content.scorm.Manifest;
import nl.leerspoor.engine.content.scorm.Metadata;
import nl.leerspoor.engine.content.scorm.ScormEdition;
import nl.leerspoor.engine.content.tincan.Tincan;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.SourceReader;
import org.jspecify.annotations.Nullable;

/** Makes content packages in memory; thread-safe. */
public final class ContentPackages {
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
        return of(new PackagePlan(course, format, scope, ScoPer.COURSE, lrs), sources);
    }

    /**
     * The package of a plan.
     *
     * @param plan what goes in, and for which host
     * @param sources the folder the course was read from
     * @return the same files for the same input
     */
    public static ContentPackage of(PackagePlan plan, SourceReader sources) {
        return of(plan, new SharedFiles(plan.course(), sources).of(plan.modules()));
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
        return all(course, sources, formats, ScoPer.COURSE, lrs);
    }

    /**
     * Every package of a course, with one SCO or several.
     *
     * @param course without errors
     * @param sources the folder it was read from
     * @param formats for which hosts
     * @param scos what a SCORM package has one SCO for
     * @param lrs where to report beside the host; null for nowhere
     * @return the same packages for the same input
     */
    public static List<ContentPackage> all(
            Course course,
            SourceReader sources,
            Set<PackageFormat> formats,
            ScoPer scos,
            @Nullable LrsAccess lrs) {
        return stream(course, sources, formats, scos, lrs).toList();
    }

    /**
     * The same packages as {@link #all}, each made when its turn comes: whoever lets go of one
     * before the next needs no more memory for a large course.
     *
     * @param course without errors
     * @param sources the folder it was read from
     * @param formats for which hosts
     * @param scos what a SCORM package has one SCO for
     * @param lrs where to report beside the host; null for nowhere
     * @return may be made parallel
     */
    public static Stream<ContentPackage> stream(
            Course course,
            SourceReader sources,
            Set<PackageFormat> formats,
            ScoPer scos,
            @Nullable LrsAccess lrs) {
        SharedFiles shared = new SharedFiles(course, sources);
        List<Supplier<ContentPackage>> packages = new ArrayList<>();
        for (PackageScope scope : scopes(course)) {
            SortedMap<String, PackageFile> common = shared.of(PackagePlan.modules(course, scope));
            for (PackageFormat format : formats) {
                PackagePlan plan = new PackagePlan(course, format, scope, scos, lrs);
                packages.add(() -> of(plan, common));
            }
        }
        return packages.stream().map(Supplier::get);
    }

    private static ContentPackage of(PackagePlan plan, SortedMap<String, PackageFile> common) {
        SortedMap<String, PackageFile> files =
                PlayerFiles.player(plan.format(), plan.course().language());
        files.put("index.html", PageRenderer.page(plan));
        files.putAll(common);
        files.put("leerspoor.json", PackageFile.of(marker(plan)));
        switch (plan.format()) {
            case SCORM12 -> scorm(plan, ScormEdition.SCORM_12, files);
            case SCORM2004 -> scorm(plan, ScormEdition.SCORM_2004_4, files);
            case CMI5 ->
                    files.put(
                            CourseStructure.FILE,
                            PackageFile.of(CourseStructure.of(plan.course(), plan.scope()).xml()));
            case XAPI -> files.put(Tincan.FILE, PackageFile.of(Tincan.of(plan).xml()));
            case WEB -> {} // a page needs nothing more
        }
        return new ContentPackage(plan.id(), plan.course().version(), plan.format(), files);
    }

    private static void scorm(
            PackagePlan plan, ScormEdition edition, SortedMap<String, PackageFile> files) {
        Manifest manifest = Manifest.of(edition, plan, List.copyOf(files.keySet()));
        files.put(Manifest.FILE, PackageFile.of(manifest.xml()));
        if (edition == ScormEdition.SCORM_2004_4) {
            files.put(Metadata.FILE, PackageFile.of(manifest.metadata().lom()));
        }
        for (String name : edition.controlDocuments()) {
            files.put(name, PlayerFiles.read(edition.resource(name)));
        }
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

    private static String marker(PackagePlan plan) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("formatVersion", 1);
        json.put("course", plan.course().id());
        json.put("iri", plan.course().iri());
        json.put("package", plan.id());
        json.put("version", plan.course().version());
        json.put("format", plan.format().key());
        return Json.write(json) + "\n";
    }
}
