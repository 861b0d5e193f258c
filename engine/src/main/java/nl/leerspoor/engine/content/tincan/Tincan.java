package nl.leerspoor.engine.content.tincan;

import java.util.ArrayList;
import java.util.List;
import nl.leerspoor.engine.content.PackagePlan;
import nl.leerspoor.engine.content.Xml;
import nl.leerspoor.engine.content.cmi5.AssignableUnit;
import nl.leerspoor.engine.content.cmi5.CourseStructure;
import nl.leerspoor.engine.course.Course;

/**
 * An xAPI package as an LMS imports it: one activity to launch, the others so that reports have
 * names for them.
 *
 * @param language of every text, a BCP 47 tag
 * @param activities the one to launch first
 */
public record Tincan(String language, List<TincanActivity> activities) {
    /** Name of the file in the root of the zip. */
    public static final String FILE = "tincan.xml";

    /** Namespace of the file. */
    public static final String NAMESPACE = "http://projecttincan.com/tincan.xsd";

    private static final String PAGE = "index.html";

    /** Copies the list. */
    public Tincan {
        activities = List.copyOf(activities);
    }

    /**
     * The activities of a package.
     *
     * @param plan what is in it
     * @return the course, its modules, exam and workbook; or one module
     */
    public static Tincan of(PackagePlan plan) {
        Course course = plan.course();
        CourseStructure structure = CourseStructure.of(course, plan.scope());
        List<AssignableUnit> units = structure.assignableUnits().toList();
        List<TincanActivity> activities = new ArrayList<>();
        if (plan.scope().module() == null) {
            activities.add(
                    new TincanActivity(
                            course.iri(),
                            "http://adlnet.gov/expapi/activities/course",
                            structure.title().text(),
                            structure.description().text(),
                            PAGE));
            units.forEach(unit -> activities.add(activity(unit, false)));
        } else {
            activities.add(activity(units.get(0), true));
        }
        return new Tincan(course.language(), activities);
    }

    private static TincanActivity activity(AssignableUnit unit, boolean launched) {
        return new TincanActivity(
                unit.id(),
                unit.activityType(),
                unit.title().text(),
                unit.description().text(),
                launched ? PAGE : null);
    }

    /**
     * The file.
     *
     * @return a whole document
     */
    public String xml() {
        Xml xml = new Xml();
        xml.start("tincan", "xmlns", NAMESPACE).start("activities");
        for (TincanActivity activity : activities) {
            xml.start("activity", "id", activity.id(), "type", activity.type());
            xml.text("name", activity.name(), "lang", language);
            xml.text("description", activity.description(), "lang", language);
            String launch = activity.launch();
            if (launch != null) {
                xml.text("launch", launch, "lang", language);
            }
            xml.end();
        }
        return xml.end().end().toString();
    }
}
