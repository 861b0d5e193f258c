package nl.leerspoor.engine.content.scorm;

import java.util.ArrayList;
import java.util.List;
import nl.leerspoor.engine.content.PackagePlan;
import nl.leerspoor.engine.content.ScoPer;
import nl.leerspoor.engine.content.Xml;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Exam;
import nl.leerspoor.engine.course.Module;
import nl.leerspoor.engine.course.Unit;

/**
 * An organization of a manifest.
 *
 * @param identifier an XML name, stable
 * @param title at most 200 characters
 * @param items at least one
 */
public record Organization(String identifier, String title, List<Item> items) {
    /** Copies the list. */
    public Organization {
        items = List.copyOf(items);
    }

    /**
     * The SCOs of a package. Each of several starts the same page, which is told what to show.
     *
     * <p>Exam and workbook are SCOs of their own only in a package that reaches the engine: without
     * it nothing could ever complete them.
     */
    static Organization of(PackagePlan plan, String resource) {
        Course course = plan.course();
        String module = plan.scope().module();
        String title = module == null ? course.title() : plan.modules().get(0).title();
        return new Organization("organization." + plan.id(), title, items(plan, title, resource));
    }

    private static List<Item> items(PackagePlan plan, String title, String resource) {
        if (plan.scos() == ScoPer.COURSE) {
            return List.of(Item.sco("item." + plan.id(), title, resource, "", Sequencing.PLAIN));
        }
        List<Item> items = new ArrayList<>();
        List<Item> lessons =
                plan.modules().stream().map(each -> module(plan, each, resource)).toList();
        Exam exam = plan.lrs() == null ? null : plan.exam();
        String gate =
                exam == null || !exam.opensAfterAllModules()
                        ? null
                        : plan.course().iri() + "/objective/lessons";
        if (exam == null) {
            items.addAll(lessons);
        } else {
            // The exam alone decides whether the course is passed (D-21).
            items.add(
                    Item.group(
                            "lessons." + plan.id(),
                            plan.course().language().startsWith("nl") ? "Lessen" : "Lessons",
                            lessons,
                            new Sequencing(false, gate, null)));
        }
        Course.Workbook workbook = plan.course().workbook();
        if (plan.lrs() != null && workbook != null && !plan.workbookParts().isEmpty()) {
            Sequencing aside = new Sequencing(exam == null, null, null);
            items.add(sco(plan, workbook.id(), workbook.title(), resource, aside));
        }
        if (exam != null) {
            // S0-032 where the LMS does the ordering; the engine's own gate holds in any LMS.
            Sequencing last = new Sequencing(true, null, gate);
            items.add(sco(plan, exam.id(), exam.title(), resource, last));
        }
        return items;
    }

    private static Item module(PackagePlan plan, Module module, String resource) {
        if (plan.scos() == ScoPer.MODULE) {
            return sco(plan, module.id(), module.title(), resource, Sequencing.PLAIN);
        }
        List<Item> units =
                module.lessons().stream().map(unit -> unit(plan, module, unit, resource)).toList();
        return Item.group(
                "module." + plan.course().id() + "." + module.id(),
                module.title(),
                units,
                Sequencing.PLAIN);
    }

    private static Item unit(PackagePlan plan, Module module, Unit unit, String resource) {
        return Item.sco(
                "item." + plan.course().id() + "." + module.id() + "." + unit.id(),
                unit.title(),
                resource,
                "?au=" + module.id() + "/" + unit.id(),
                Sequencing.PLAIN);
    }

    private static Item sco(
            PackagePlan plan, String id, String title, String resource, Sequencing sequencing) {
        return Item.sco(
                "item." + plan.course().id() + "." + id, title, resource, "?au=" + id, sequencing);
    }

    void write(Xml xml, ScormEdition edition) {
        xml.start("organizations", "default", identifier);
        if (edition == ScormEdition.SCORM_2004_4) {
            // A new registration in the LMS starts with the exam closed again.
            xml.start(
                    "organization",
                    "identifier",
                    identifier,
                    "adlseq:objectivesGlobalToSystem",
                    "false");
        } else {
            xml.start("organization", "identifier", identifier);
        }
        xml.text("title", title);
        boolean alone = items.size() == 1 && items.get(0).items().isEmpty();
        items.forEach(item -> item.write(xml, edition, alone));
        if (edition == ScormEdition.SCORM_2004_4) {
            xml.start("imsss:sequencing");
            Sequencing.controlMode(xml);
            xml.end();
        }
        xml.end().end();
    }
}
