package nl.leerspoor.engine.content;

import org.jspecify.annotations.Nullable;

/**
 * How much of a course a package holds.
 *
 * @param module id of the only module; null for the whole course
 */
public record PackageScope(@Nullable String module) {
    /** The whole course. */
    public static final PackageScope COURSE = new PackageScope(null);

    /**
     * One module.
     *
     * @param id of the module
     * @return a scope
     */
    public static PackageScope module(String id) {
        return new PackageScope(id);
    }
}
