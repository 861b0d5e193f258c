package nl.leerspoor.engine.host;

import nl.leerspoor.engine.content.cmi5.AssignableUnit;
import nl.leerspoor.engine.content.cmi5.Block;
import nl.leerspoor.engine.course.Course;

/**
 * Activity ids that we make as an LMS. They differ from the publisher's (cmi5 8.1.5, D-3) and are
 * the same for every launch, in every registration.
 */
final class LmsActivities {
    private final String baseUrl;

    LmsActivities(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    String unit(Course course, AssignableUnit unit) {
        return baseUrl + "/au/" + course.id() + "/" + unit.slug();
    }

    String block(Course course, Block block) {
        return baseUrl + "/block/" + course.id() + "/" + block.units().get(0).slug();
    }

    String course(Course course) {
        return baseUrl + "/course/" + course.id();
    }
}
