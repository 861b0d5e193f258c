package nl.leerspoor.engine.course;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of one course: a folder, or the root of a zip file system. Whatever a course names,
 * nothing outside its folder is ever read.
 */
public final class SourceReader {
    /** The longest text file, in bytes: a thousand pages. */
    static final int MAX_TEXT_BYTES = 2_000_000;

    /** The largest film or other file, in bytes. */
    static final long MAX_MEDIA_BYTES = 1_000_000_000L;

    private static final int MAX_FILES = 5_000;
    private static final int MAX_DEPTH = 6;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

    private final Path root;

    /**
     * Looks at nothing yet.
     *
     * @param root the course's folder
     */
    public SourceReader(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * The course's folder.
     *
     * @return absolute
     */
    public Path root() {
        return root;
    }

    /**
     * A file of the course.
     *
     * @param path inside the course, with forward slashes
     * @return empty when there is no such file, or when it is not inside the course's folder
     */
    public Optional<Path> find(String path) {
        if (!isPlain(path)) {
            return Optional.empty();
        }
        try {
            Path file = root.resolve(path).normalize();
            // A symbolic link may point anywhere: what counts is where the file really is.
            if (Files.isRegularFile(file) && file.toRealPath().startsWith(root.toRealPath())) {
                return Optional.of(file);
            }
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** Whether every part of a path is a name that every host and file system keeps as it is. */
    static boolean isPlain(String path) {
        for (String part : path.split("/", -1)) {
            if (!NAME.matcher(part).matches()) {
                return false;
            }
        }
        return true;
    }

    boolean isFolder(String path) {
        return isPlain(path) && Files.isDirectory(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * The files below a folder, hidden ones left out.
     *
     * @param folder inside the course
     * @return paths relative to the folder, sorted
     */
    List<String> list(String folder, Findings findings) {
        Path start = root.resolve(folder);
        try (Stream<Path> walk = Files.walk(start, MAX_DEPTH)) {
            List<String> found =
                    walk.filter(Files::isRegularFile)
                            .map(file -> start.relativize(file).toString().replace('\\', '/'))
                            .filter(name -> !name.startsWith(".") && !name.contains("/."))
                            .limit(MAX_FILES + 1L)
                            .sorted()
                            .toList();
            if (found.size() > MAX_FILES) {
                findings.error(
                        Rule.FILE,
                        Place.of(folder),
                        "the folder holds more than " + MAX_FILES + " files");
            }
            return found;
        } catch (IOException | java.io.UncheckedIOException e) {
            findings.error(Rule.FILE, Place.of(folder), "the folder cannot be read: " + reason(e));
            return List.of();
        }
    }

    /** The size of a file in bytes; -1 when it cannot be read. */
    static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return -1;
        }
    }

    /**
     * A text file, with line feeds only and without a byte order mark.
     *
     * @return null when it is not there or not good text, with the reason among the findings
     */
    @Nullable String text(String path, Findings findings) {
        Optional<Path> file = find(path);
        if (file.isEmpty()) {
            findings.error(Rule.FILE, Place.of(path), "the file is missing");
            return null;
        }
        byte[] bytes;
        try {
            if (Files.size(file.get()) > MAX_TEXT_BYTES) {
                findings.error(
                        Rule.FILE,
                        Place.of(path),
                        "the file is larger than " + MAX_TEXT_BYTES / 1_000_000 + " MB of text");
                return null;
            }
            bytes = Files.readAllBytes(file.get());
        } catch (IOException e) {
            findings.error(Rule.FILE, Place.of(path), "the file cannot be read: " + reason(e));
            return null;
        }
        return decode(path, bytes, findings);
    }

    private static @Nullable String decode(String path, byte[] bytes, Findings findings) {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        text = text.replace("\r\n", "\n").replace('\r', '\n');
        if (result.isError()) {
            findings.error(
                    Rule.FILE,
                    placeOf(path, text, text.length()),
                    "this is not UTF-8 text; save the file with the encoding UTF-8");
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // XML 1.0, section 2.2: manifests cannot carry these, so no text of ours does.
            if ((c < ' ' && c != '\n' && c != '\t') || c == '\uFFFE' || c == '\uFFFF') {
                findings.error(
                        Rule.FILE,
                        placeOf(path, text, i),
                        String.format(
                                "the control character U+%04X does not belong in text; remove it",
                                (int) c));
                return null;
            }
        }
        return text;
    }

    private static Place placeOf(String path, String text, int index) {
        int line = 1;
        int start = 0;
        for (int i = text.indexOf('\n'); i >= 0 && i < index; i = text.indexOf('\n', i + 1)) {
            line++;
            start = i + 1;
        }
        return new Place(path, line, index - start + 1);
    }

    private static String reason(Exception e) {
        return e instanceof java.nio.file.AccessDeniedException
                ? "no permission"
                : e.getClass().getSimpleName();
    }
}
