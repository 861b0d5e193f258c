package nl.leerspoor.authoring.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Module;
import nl.leerspoor.engine.course.Unit;

/**
 * A course several times over, to see what size costs. It is made of what was read, not written to
 * a folder: a real course of that size would be refused, as its progress does not fit in SCORM 1.2.
 */
public final class LargeCourse {
    private LargeCourse() {}

    /**
     * Reads a course as often as it is to be large: nothing of it is shared.
     *
     * @param reader reads the course, anew each time
     * @param times 1 for the course as it is
     * @return its modules, and after them the same ones with other identifiers
     */
    public static Course read(Supplier<Course> reader, int times) {
        Course course = reader.get();
        List<Module> modules = new ArrayList<>(course.modules());
        for (int copy = 2; copy <= times; copy++) {
            for (Module module : reader.get().modules()) {
                modules.add(numbered(module, "_" + copy));
            }
        }
        return new Course(
                course.id(),
                course.iri(),
                course.title(),
                course.titleEn(),
                course.language(),
                course.version(),
                course.revised(),
                course.example(),
                course.issuer(),
                course.support(),
                course.regulations(),
                course.people(),
                course.outcomes(),
                course.goals(),
                course.load(),
                modules,
                course.exam(),
                course.workbook(),
                course.sources(),
                course.glossary());
    }

    private static Module numbered(Module module, String number) {
        return new Module(
                module.id() + number,
                module.iri() + number,
                module.folder(),
                module.title(),
                module.titleEn(),
                module.units().stream().map(unit -> numbered(unit, number)).toList());
    }

    private static Unit numbered(Unit unit, String number) {
        return new Unit(
                unit.id() + number,
                unit.iri() + number,
                unit.kind(),
                unit.title(),
                unit.titleEn(),
                unit.load(),
                unit.info(),
                unit.content());
    }
}
