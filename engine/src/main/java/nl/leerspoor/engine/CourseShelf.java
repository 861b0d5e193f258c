package nl.leerspoor.engine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import nl.leerspoor.engine.course.Course;

/** The courses this server offers, read once at the start. Safe for use by many threads. */
public final class CourseShelf {
    private final Map<String, Course> courses = new LinkedHashMap<>();

    /**
     * A shelf with these courses.
     *
     * @param courses with different ids
     */
    public CourseShelf(List<Course> courses) {
        for (Course course : courses) {
            if (this.courses.putIfAbsent(course.id(), course) != null) {
                throw new IllegalArgumentException("two courses with id " + course.id());
            }
        }
    }

    /**
     * A course that must exist.
     *
     * @param id slug
     * @return the course
     */
    public Course course(String id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("no course " + id));
    }

    /**
     * A course that may exist.
     *
     * @param id slug
     * @return empty when this server does not offer it
     */
    public Optional<Course> find(String id) {
        return Optional.ofNullable(courses.get(id));
    }

    /**
     * A course by its identifier (D-1).
     *
     * @param iri as in statements
     * @return empty when this server does not offer it
     */
    public Optional<Course> findByIri(String iri) {
        return courses.values().stream().filter(course -> course.iri().equals(iri)).findFirst();
    }

    /**
     * All of them, in the order of the configuration.
     *
     * @return never changes
     */
    public Collection<Course> courses() {
        return List.copyOf(courses.values());
    }
}
