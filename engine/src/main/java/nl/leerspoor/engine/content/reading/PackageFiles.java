package nl.leerspoor.engine.content.reading;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of a package, as the addresses in one of its manifests find them. */
final class PackageFiles {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    private final String manifest;
    private final Set<String> names;
    private final Map<String, String> lower = new HashMap<>();
    private final PackageFindings findings;

    /** For the addresses in one manifest in the root. */
    PackageFiles(String manifest, Set<String> names, PackageFindings findings) {
        this.manifest = manifest;
        this.names = names;
        this.findings = findings;
        names.forEach(name -> lower.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
    }

    /** All of them. */
    Collection<String> names() {
        return names;
    }

    /** Whether an address leads to another server. */
    static boolean isElsewhere(String address) {
        return SCHEME.matcher(address.strip()).matches() || address.strip().startsWith("//");
    }

    /**
     * Looks an address up and says what is wrong with it.
     *
     * @param base folder it is relative to; empty or ending in a slash
     * @param address with or without query and fragment; not {@link #isElsewhere}
     * @return the name of the file; null when there is none
     */
    @Nullable String find(XmlElement at, String base, String address) {
        String path = base + address.strip().replaceFirst("[?#].*", "");
        String name = resolve(path);
        if (name == null) {
            findings.add(
                    PackageRule.HREF_OUTSIDE,
                    manifest,
                    at,
                    "the address \""
                            + address
                            + "\" leads out of the package; make it relative, with forward"
                            + " slashes");
            return null;
        }
        String decoded = decode(name);
        for (String form : List.of(name, decoded)) {
            if (names.contains(form)) {
                return form;
            }
        }
        String other = lower.get(decoded.toLowerCase(Locale.ROOT));
        if (other != null) {
            findings.add(
                    PackageRule.FILE_CASE,
                    manifest,
                    at,
                    "the file is called \"" + other + "\" in the zip, not \"" + decoded + "\"");
            return other;
        }
        findings.add(
                PackageRule.FILE_MISSING,
                manifest,
                at,
                "the file \"" + decoded + "\" is not in the package");
        return null;
    }

    private static @Nullable String resolve(String path) {
        if (path.startsWith("/") || path.indexOf('\\') >= 0 || path.matches("[A-Za-z]:.*")) {
            return null;
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return null;
                }
            } else if (!part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }

    private static String decode(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path; // a percent sign that is only that
        }
    }
}
