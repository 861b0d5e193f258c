package nl.leerspoor.engine.course;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The files in one module's folder, and which of them its units name. */
final class ModuleFiles {
    private static final String MEDIA = "media/";

    private final String folder;
    private final SourceReader sources;
    private final Findings findings;
    private final Set<String> files;
    private final Set<String> used = new HashSet<>();

    ModuleFiles(String folder, SourceReader sources, Findings findings) {
        this.folder = folder;
        this.sources = sources;
        this.findings = findings;
        this.files =
                folder.isEmpty() || !sources.isFolder(folder)
                        ? new TreeSet<>()
                        : new TreeSet<>(sources.list(folder, findings));
    }

    /** Markdown files directly in the folder, sorted. */
    List<String> markdown() {
        return files.stream()
                .filter(name -> name.endsWith(".md") && name.indexOf('/') < 0)
                .toList();
    }

    /** A unit names a file; reports it when a package could not carry it. */
    void use(String path, Place place) {
        used.add(path);
        if (!path.startsWith(MEDIA) || !SourceReader.isPlain(path)) {
            findings.error(
                    Rule.MEDIA_MISSING,
                    place,
                    "\""
                            + path
                            + "\" must lie in the module's media folder and have a name of"
                            + " letters, digits, . _ and - only: media/name");
        } else if (!files.contains(path)) {
            // Looked up in the listing: some file systems do not tell a.svg from A.svg, hosts do.
            findings.error(
                    Rule.MEDIA_MISSING,
                    place,
                    "\""
                            + path
                            + "\" is not in the folder "
                            + folder
                            + Suggestion.nearest(path, files)
                                    .map(name -> "; did you mean \"" + name + "\"?")
                                    .orElse(""));
        } else {
            checkSize(path, place);
        }
    }

    private void checkSize(String path, Place place) {
        long size =
                sources.find(folder + "/" + path)
                        .map((Path file) -> SourceReader.size(file))
                        .orElse(-1L);
        if (size < 0) {
            findings.error(
                    Rule.MEDIA_MISSING,
                    place,
                    "\"" + path + "\" cannot be read, or is outside the course");
        } else if (size == 0) {
            findings.error(Rule.MEDIA_MISSING, place, "\"" + path + "\" is an empty file");
        } else if (size > SourceReader.MAX_MEDIA_BYTES) {
            findings.error(Rule.MEDIA_MISSING, place, "\"" + path + "\" is larger than 1 GB");
        }
    }

    /** Notes every file in the media folder that no unit names. */
    void noteUnused() {
        for (String file : files) {
            if (file.startsWith(MEDIA) && !used.contains(file)) {
                findings.note(
                        Rule.FILE_UNUSED,
                        Place.of(folder + "/" + file),
                        "no unit uses this file; packages leave it out");
            }
        }
    }
}
