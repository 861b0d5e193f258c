package nl.leerspoor.engine.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What the player's build put on the class path: the player itself and the schemas of SCORM. */
final class PlayerFiles {
    /** They do not change while a program runs, and every package of an edition holds them. */
    private static final Map<String, PackageFile> READ = new ConcurrentHashMap<>();

    private static final Pattern SCRIPT = Pattern.compile("player/[a-z]+-[a-z]{2}\\.js");

    private PlayerFiles() {}

    /**
     * The player, under {@code player/}; {@code /player/files.txt} lists it. A package has only the
     * script of its own kind of host and language, and the words of the other languages.
     *
     * @param language of the course, a BCP 47 tag
     */
    static SortedMap<String, PackageFile> player(PackageFormat format, String language) {
        SortedMap<String, PackageFile> files = new TreeMap<>(Lazy.PLAYER);
        String script = script(format, language);
        files.keySet().removeIf(name -> SCRIPT.matcher(name).matches() && !name.equals(script));
        files.remove("player/" + words(language) + ".js");
        return files;
    }

    /** The script for a kind of host, with the words of a language. */
    static String script(PackageFormat format, String language) {
        String host =
                switch (format) {
                    case SCORM12, SCORM2004 -> "scorm";
                    case CMI5, XAPI -> "launch";
                    case WEB -> "web";
                };
        return "player/" + host + "-" + words(language) + ".js";
    }

    /** The course's language when the player knows that, else Dutch. */
    private static String words(String language) {
        return language.startsWith("en") ? "en" : "nl";
    }

    /** One of our class path files, read once. */
    static PackageFile read(String resource) {
        return READ.computeIfAbsent(resource, PlayerFiles::load);
    }

    private static PackageFile load(String resource) {
        try (InputStream in = PlayerFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        resource + " is not in this build of Leerspoor; build the player (npm)");
            }
            return PackageFile.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Lazy {
        private static final SortedMap<String, PackageFile> PLAYER = load();

        private static SortedMap<String, PackageFile> load() {
            String list = new String(read("/player/files.txt").bytes(), StandardCharsets.UTF_8);
            SortedMap<String, PackageFile> files = new TreeMap<>();
            List<String> names = list.lines().filter(line -> !line.isBlank()).toList();
            for (String name : names) {
                files.put("player/" + name, read("/player/" + name));
            }
            return files;
        }
    }
}
