package nl.leerspoor.engine.course;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the modules of {@code course.yaml} with their unit files. */
final class ModulesParser {
    private static final Pattern UNIT_FILE = Pattern.compile("[0-9]{1,3}-([A-Za-z0-9_.]+)\\.md");

    private final SourceReader sources;
    private final References references;
    private final Findings findings;

    ModulesParser(SourceReader sources, References references, Findings findings) {
        this.sources = sources;
        this.references = references;
        this.findings = findings;
    }

    List<Module> parse(Keys course, String courseIri) {
        List<Module> modules = new ArrayList<>();
        course.required("modules");
        for (YamlNode item : course.items("modules")) {
            Keys keys = new Keys(item, item.place(), KeyGroup.MODULE, findings);
            String id = keys.id("id");
            references.define(References.Kind.MODULE, id, keys.at("id"), findings);
            String folder = keys.text("folder");
            if (!folder.isEmpty() && (!SourceReader.isPlain(folder) || folder.indexOf('/') >= 0)) {
                findings.error(
                        Rule.VALUE,
                        keys.at("folder"),
                        "\"" + folder + "\" must be a name of letters, digits, . _ and - only");
                folder = "";
            }
            ModuleFiles files = new ModuleFiles(folder, sources, findings);
            String title = keys.text("title");
            checkTitle(title, keys.at("title"), findings);
            String iri = courseIri + "/module/" + id;
            keys.required("units");
            List<Unit> units = units(keys, iri, folder, files);
            files.noteUnused();
            modules.add(new Module(id, iri, folder, title, keys.text("title_en", title), units));
        }
        return modules;
    }

    private List<Unit> units(Keys module, String iri, String folder, ModuleFiles files) {
        Map<String, String> written = unitFiles(folder, files);
        List<Unit> units = new ArrayList<>();
        for (YamlNode item : module.items("units")) {
            Keys keys = new Keys(item, item.place(), KeyGroup.UNIT, findings);
            String id = keys.id("id");
            references.define(References.Kind.UNIT, id, keys.at("id"), findings);
            UnitKind kind = kind(keys);
            String title = keys.text("title");
            checkTitle(title, keys.at("title"), findings);
            String file = written.remove(id);
            String text = file == null ? null : sources.text(folder + "/" + file, findings);
            UnitParser.Parsed parsed =
                    text == null
                            ? null
                            : UnitParser.parse(
                                    folder + "/" + file,
                                    text,
                                    id,
                                    kind,
                                    references,
                                    files,
                                    findings);
            if (file == null && !id.isEmpty()) {
                findings.note(
                        Rule.UNIT_PLANNED,
                        keys.at("id"),
                        "unit \"" + id + "\" is planned: it has no file yet");
            }
            String english = parsed == null ? "" : parsed.titleEn();
            units.add(
                    new Unit(
                            id,
                            iri + "/unit/" + id,
                            kind,
                            title,
                            keys.text("title_en", english.isEmpty() ? title : english),
                            keys.load("load"),
                            parsed == null ? null : parsed.info(),
                            parsed == null ? null : parsed.content()));
        }
        List<String> ids = units.stream().map(Unit::id).toList();
        written.forEach(
                (id, file) ->
                        findings.error(
                                Rule.REFERENCE_UNKNOWN,
                                Place.of(folder + "/" + file),
                                "unit \""
                                        + id
                                        + "\" is not listed in course.yaml"
                                        + Suggestion.nearest(id, ids)
                                                .map(near -> "; did you mean \"" + near + "\"?")
                                                .orElse("")));
        return units;
    }

    /** The unit files of a module, by unit id. */
    private Map<String, String> unitFiles(String folder, ModuleFiles files) {
        Map<String, String> byId = new TreeMap<>();
        for (String name : files.markdown()) {
            Matcher matcher = UNIT_FILE.matcher(name);
            Place place = Place.of(folder + "/" + name);
            if (!matcher.matches()) {
                findings.error(
                        place,
                        "a unit file is named <number>-<unit id>.md, such as 01-het_brein.md");
            } else if (byId.putIfAbsent(matcher.group(1), name) != null) {
                findings.error(
                        place,
                        "unit \""
                                + matcher.group(1)
                                + "\" has a file already: "
                                + byId.get(matcher.group(1)));
            }
        }
        return byId;
    }

    private UnitKind kind(Keys keys) {
        String written = keys.text("kind");
        for (UnitKind kind : UnitKind.values()) {
            if (kind.key().equals(written)) {
                return kind;
            }
        }
        if (!written.isEmpty()) {
            List<String> known = Arrays.stream(UnitKind.values()).map(UnitKind::key).toList();
            findings.error(
                    Rule.VALUE,
                    keys.at("kind"),
                    "unknown kind \"" + written + "\"" + Suggestion.of(written, known));
        }
        return UnitKind.ARTICLE;
    }

    /** IMS Content Packaging 1.1.2 allows 200 characters; Moodle fails above 255. */
    static void checkTitle(String title, Place place, Findings findings) {
        if (title.length() > 200) {
            findings.error(
                    Rule.VALUE,
                    place,
                    "a title has at most 200 characters; this has " + title.length());
        }
    }
}
