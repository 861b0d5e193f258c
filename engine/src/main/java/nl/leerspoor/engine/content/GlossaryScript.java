package nl.leerspoor.engine.content;

import java.util.List;
import nl.leerspoor.engine.course.Course;

/** The glossary of a package: that of the course, also in the package of one module. */
final class GlossaryScript {
    /** Where it lies in a package: no id of a module has a hyphen. */
    static final String PATH = "content/glossary-terms.js";

    private GlossaryScript() {}

    /** The classic script that hands the words to the player. */
    static PackageFile of(Course course) {
        List<Object> terms =
                course.glossary().stream()
                        .<Object>map(
                                term -> List.of(term.word(), term.explanation(), term.aliases()))
                        .toList();
        return PackageFile.of("leerspoorGlossary(" + Json.write(terms) + ");\n");
    }
}
