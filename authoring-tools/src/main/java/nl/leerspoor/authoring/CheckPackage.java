package nl.leerspoor.authoring;

import java.io.PrintWriter;
import java.nio.file.Path;
import nl.leerspoor.engine.content.PackageReader;
import nl.leerspoor.engine.course.Diagnostic;

/** {@code leerspoor check some.zip}: judges a package of anyone as a strict LMS would. */
final class CheckPackage {
    private CheckPackage() {}

    /**
     * Prints every finding with its rule, then what the package is and how many there are.
     *
     * @param notes whether to print notes too
     * @return exit code: 1 when there is an error
     */
    static int print(Path zip, boolean notes, PrintWriter out) {
        PackageReader.Result result = PackageReader.read(zip);
        for (Diagnostic finding : result.diagnostics()) {
            if (notes || finding.severity() != Diagnostic.Severity.NOTE) {
                out.println(finding + " [" + finding.rule() + "]");
            }
        }
        String what =
                result.standards().isEmpty()
                        ? "no package we know"
                        : String.join(" and ", result.standards());
        out.println(
                zip
                        + ": "
                        + what
                        + ", "
                        + result.sizes().size()
                        + " files: "
                        + Report.summary(result.diagnostics()));
        return result.hasErrors() ? 1 : 0;
    }
}
