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

/** What the player's build put on the class path: the player itself and the schemas of SCORM. */
final class PlayerFiles {
    /** They do not change while a program runs, and every package of an edition holds them. */
    private static final Map<String, PackageFile> READ = new ConcurrentHashMap<>();

    private PlayerFiles() {}

    /**
     * The player, under {@code player/}; {@code /player/files.txt} lists it. A package has only the
     * script of its own kind of host.
     */
    static SortedMap<String, PackageFile> player(PackageFormat format) {
        SortedMap<String, PackageFile> files = new TreeMap<>(Lazy.PLAYER);
        for (PackageFormat other : PackageFormat.values()) {
            if (!script(other).equals(script(format))) {
                files.remove(script(other));
            }
        }
        return files;
    }

    /** The script for a kind of host. */
    static String script(PackageFormat format) {
        return switch (format) {
            case SCORM12, SCORM2004 -> "player/scorm.js";
            case CMI5, XAPI -> "player/launch.js";
            case WEB -> "player/web.js";
        };
    }

    /** The player's words: in the course's language when it knows that, else in Dutch. */
    static String words(String language) {
        return language.startsWith("en") ? "player/en.js" : "player/nl.js";
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
