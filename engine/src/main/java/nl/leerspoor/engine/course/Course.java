package nl.leerspoor.engine.course;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A whole course as its files say it.
 *
 * @param id slug (D-1)
 * @param iri {@code https://<domain>/id/course/<id>}: the basis of every other identifier
 * @param title exact title (S0-001)
 * @param titleEn in English
 * @param language of the content, a BCP 47 tag
 * @param version content version, the {@code context.revision} of every statement (D-2)
 * @param revised last review of the whole (S0-122); null when not given
 * @param example whether it is an example, so that proofs carry VOORBEELD (P-30)
 * @param issuer who issues the certificate (S0-011)
 * @param support whom a learner asks for help (S0-170)
 * @param regulations the exam regulations in force (S0-118)
 * @param people authors and reviewers (P-10)
 * @param outcomes learning outcomes
 * @param goals learning goals of the sector, beside the outcomes; may be empty
 * @param load the promised study load (S0-050)
 * @param modules in order
 * @param exam the knowledge test; null for a course without one
 * @param workbook title and identifier of the workbook; null for a course without one
 * @param sources by order of the file
 * @param glossary by order of the file
 */
public record Course(
        String id,
        String iri,
        String title,
        String titleEn,
        String language,
        String version,
        @Nullable LocalDate revised,
        boolean example,
        Issuer issuer,
        Support support,
        Regulations regulations,
        List<Person> people,
        List<Outcome> outcomes,
        List<Goal> goals,
        StudyLoad load,
        List<Module> modules,
        @Nullable Exam exam,
        @Nullable Workbook workbook,
        List<Source> sources,
        List<Term> glossary) {
    /** Copies the lists. */
    public Course {
        people = List.copyOf(people);
        outcomes = List.copyOf(outcomes);
        goals = List.copyOf(goals);
        modules = List.copyOf(modules);
        sources = List.copyOf(sources);
        glossary = List.copyOf(glossary);
    }

    /**
     * Every unit that has content, in order.
     *
     * @return written units of all modules
     */
    public Stream<Unit> units() {
        return modules.stream().flatMap(m -> m.units().stream()).filter(u -> !u.planned());
    }

    /**
     * The parts of the workbook there are.
     *
     * @return written workbook units, in order
     */
    public List<Unit> workbookParts() {
        return units().filter(unit -> unit.kind() == UnitKind.WORKBOOK).toList();
    }

    /**
     * A module by its id.
     *
     * @param moduleId slug
     * @return empty when there is none
     */
    public Optional<Module> module(String moduleId) {
        return modules.stream().filter(module -> module.id().equals(moduleId)).findFirst();
    }

    /**
     * The issuer of the certificate.
     *
     * @param name as printed
     * @param url website
     */
    public record Issuer(String name, String url) {}

    /**
     * Where a learner finds help (P-44).
     *
     * @param name of the desk
     * @param email address
     * @param hours opening hours in words
     */
    public record Support(String name, String email, String hours) {}

    /**
     * The exam regulations; the version is stored with every attempt and verdict (P-1, S0-118).
     *
     * @param title as printed
     * @param version as printed
     * @param url of the document
     */
    public record Regulations(String title, String version, String url) {}

    /**
     * The workbook as a whole; its parts are the units of kind workbook (S0-090).
     *
     * @param id slug
     * @param iri identifier
     * @param title shown to the learner
     */
    public record Workbook(String id, String iri, String title) {}
}
