package nl.leerspoor.engine.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What one learner loads of the player, gzipped, as the player's build counted it.
 *
 * @param script bytes: the script of one kind of host, with the words of one language
 * @param scriptMost bytes it may be in any package
 * @param style bytes
 * @param styleMost bytes it may be
 */
public record PlayerSize(int script, int scriptMost, int style, int styleMost) {
    /**
     * The size in a package.
     *
     * @param format for which host
     * @param language of the course, a BCP 47 tag
     * @return the figures of this build
     */
    public static PlayerSize of(PackageFormat format, String language) {
        Properties counted = new Properties();
        try (InputStream in = PlayerFiles.read("/player-sizes.properties").open()) {
            counted.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PlayerSize(
                bytes(counted, PlayerFiles.script(format, language)),
                bytes(counted, "script.most"),
                bytes(counted, "player/player.css"),
                bytes(counted, "style.most"));
    }

    private static int bytes(Properties counted, String name) {
        return Integer.parseInt(counted.getProperty(name.replaceFirst("^player/", "")));
    }
}
