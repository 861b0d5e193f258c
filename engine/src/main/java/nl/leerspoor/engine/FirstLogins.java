package nl.leerspoor.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the very first start made, to be shown once: passwords are kept nowhere but in a file that
 * only its owner can read.
 *
 * @param staff accounts with their passwords
 * @param demo an example participant; null without an example course
 * @param packageKeys by course: what goes into {@code build --package-key}
 */
public record FirstLogins(
        List<StaffLogin> staff, @Nullable DemoParticipant demo, List<PackageKey> packageKeys) {
    /** Copies the lists. */
    public FirstLogins {
        staff = List.copyOf(staff);
        packageKeys = List.copyOf(packageKeys);
    }

    /**
     * An account.
     *
     * @param role in Dutch
     * @param email to sign in with
     * @param password random
     */
    public record StaffLogin(String role, String email, String password) {}

    /**
     * A participant to try the course with.
     *
     * @param name shown on pages
     * @param invitation address that signs in once
     */
    public record DemoParticipant(String name, String invitation) {}

    /**
     * A key for packages of a course (D-9).
     *
     * @param course slug
     * @param key user name
     * @param secret password
     */
    public record PackageKey(String course, String key, String secret) {}

    /**
     * All of it as text, for the terminal and for the file.
     *
     * @param baseUrl where staff sign in
     * @return several lines
     */
    public String text(String baseUrl) {
        StringBuilder text = new StringBuilder();
        text.append("Staff sign in at ").append(baseUrl).append("/inloggen\n");
        for (StaffLogin login : staff) {
            text.append("  %-18s %-34s %s%n".formatted(login.role, login.email, login.password));
        }
        if (demo != null) {
            text.append("\nInvitation for ").append(demo.name).append(", works once:\n  ");
            text.append(demo.invitation).append('\n');
        }
        for (PackageKey key : packageKeys) {
            text.append("\nKey for packages of ").append(key.course).append(":\n  --package-key ");
            text.append(key.key).append(':').append(key.secret).append('\n');
        }
        return text.toString();
    }
}
