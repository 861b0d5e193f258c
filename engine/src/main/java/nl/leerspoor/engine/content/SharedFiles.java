package nl.leerspoor.engine.content;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseMedia;
import nl.leerspoor.engine.course.Module;
import nl.leerspoor.engine.course.SourceReader;
import nl.leerspoor.engine.course.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What goes into packages whatever their format: the lessons, their media, the search index and the
 * glossary. The packages of a course hold the same files, so that each is made and packed once.
 */
final class SharedFiles {
    private final Course course;
    private final SourceReader sources;
    private final Map<String, SortedMap<String, PackageFile>> modules = new HashMap<>();
    private final @Nullable PackageFile glossary;

    SharedFiles(Course course, SourceReader sources) {
        this.course = course;
        this.sources = sources;
        this.glossary = course.glossary().isEmpty() ? null : GlossaryScript.of(course);
    }

    /**
     * The files of a package of some modules.
     *
     * @param chosen modules of the course
     * @return a fresh map
     */
    SortedMap<String, PackageFile> of(List<Module> chosen) {
        SortedMap<String, PackageFile> files = new TreeMap<>();
        for (Module module : chosen) {
            files.putAll(modules.computeIfAbsent(module.id(), id -> lessons(module)));
        }
        if (glossary != null) {
            files.put(GlossaryScript.PATH, glossary);
        }
        return files;
    }

    private SortedMap<String, PackageFile> lessons(Module module) {
        SortedMap<String, PackageFile> files = new TreeMap<>();
        files.put(
                PageRenderer.contentPath(module),
                PackageFile.made(new UnitRenderer(course, module)::script));
        files.put(SearchIndex.path(module), SearchIndex.script(module));
        for (Unit unit : module.lessons()) {
            for (String path : CourseMedia.of(unit)) {
                PackageFile file =
                        PackageFile.of(sources.find(module.folder() + "/" + path).orElseThrow());
                files.put(UnitRenderer.mediaPath(module, path), file);
            }
        }
        return files;
    }
}
