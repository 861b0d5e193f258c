package nl.leerspoor.engine.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.leerspoor.engine.content.cmi5.AssignableUnit;
import nl.leerspoor.engine.content.cmi5.CourseStructure;
import nl.leerspoor.engine.content.cmi5.MoveOn;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xmlunit.builder.Input;
import org.xmlunit.xpath.JAXPXPathEngine;

/** cmi5 course structures, by the sections of the specification (Quartz 1st edition). */
class CourseStructureTest {
    private static final CourseStructure COURSE =
            CourseStructure.of(Courses.small(), PackageScope.COURSE);

    @Test
    void d22_hasABlockAndAnAssignableUnitPerModuleThenExamAndWorkbook() {
        assertThat(COURSE.blocks()).hasSize(2).allMatch(block -> block.units().size() == 1);
        assertThat(COURSE.assignableUnits())
                .extracting(AssignableUnit::slug)
                .containsExactly("begin", "verder", "toets", "werkboek");
        assertThat(COURSE.assignableUnits())
                .extracting(AssignableUnit::moveOn)
                .containsExactly(
                        MoveOn.COMPLETED,
                        MoveOn.COMPLETED,
                        MoveOn.COMPLETED_AND_PASSED,
                        MoveOn.COMPLETED_AND_PASSED);
    }

    @Test
    void d22_aModulePackageHasOneAssignableUnit() {
        CourseStructure module = CourseStructure.of(Courses.small(), PackageScope.module("begin"));
        assertThat(module.blocks()).isEmpty();
        assertThat(module.assignableUnits())
                .extracting(AssignableUnit::slug)
                .containsExactly("begin");
        assertThat(module.id()).isNotEqualTo(module.units().get(0).id());
    }

    @Test
    void cmi5_13_1_4_masteryScoreIsNeverAboveThePassMark() {
        // 2 of 3 must pass: 0.6667 would ask for more than that.
        assertThat(COURSE.units().get(0).masteryScore()).isEqualTo(new BigDecimal("0.6666"));
        assertThat(COURSE.units().get(1).masteryScore()).isEqualTo(new BigDecimal("0.8"));
        assertThat(COURSE.blocks().get(0).units().get(0).masteryScore()).isNull();
    }

    @Test
    void cmi5_13_1_idsAreUniqueAbsoluteIris() {
        List<String> ids = new ArrayList<>(List.of(COURSE.id()));
        COURSE.blocks().forEach(block -> ids.add(block.id()));
        COURSE.assignableUnits().forEach(unit -> ids.add(unit.id()));
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.startsWith("https://"));
        assertThat(ids).contains("https://opleider.example/id/course/klein/module/begin");
    }

    @Test
    void cmi5_13_2_elementsStandInTheOrderOfTheSchema() {
        // The schema's sequences: course, block and au hold title, description, then their own.
        Map<String, List<String>> order =
                Map.of(
                        "courseStructure", List.of("course", "block", "au"),
                        "course", List.of("title", "description"),
                        "block", List.of("title", "description", "au"),
                        "au", List.of("title", "description", "url"),
                        "title", List.of("langstring"),
                        "description", List.of("langstring"));
        Element root = root(COURSE.xml());
        assertThat(root.getNamespaceURI()).isEqualTo(CourseStructure.NAMESPACE);
        check(root, order);
    }

    @Test
    void cmi5_13_1_4_everyAssignableUnitCanBeLaunched() {
        JAXPXPathEngine engine = new JAXPXPathEngine();
        engine.setNamespaceContext(Map.of("c", CourseStructure.NAMESPACE));
        List<String> urls = new ArrayList<>();
        for (Node url : engine.selectNodes("//c:url", Input.fromString(COURSE.xml()).build())) {
            urls.add(url.getTextContent());
        }
        assertThat(urls)
                .containsExactly(
                        "index.html?au=begin",
                        "index.html?au=verder",
                        "index.html?au=toets",
                        "index.html?au=werkboek");
        assertThat(COURSE.xml()).contains("launchMethod=\"AnyWindow\"");
    }

    private static void check(Element element, Map<String, List<String>> order) {
        List<String> allowed = order.get(element.getLocalName());
        int at = 0;
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                assertThat(allowed).as(element.getLocalName()).contains(inner.getLocalName());
                int next = allowed == null ? 0 : allowed.indexOf(inner.getLocalName());
                assertThat(next).as(inner.getLocalName()).isGreaterThanOrEqualTo(at);
                at = next;
                check(inner, order);
            }
        }
    }

    private static Element root(String xml) {
        try {
            return SecureXml.parse(xml.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .getDocumentElement();
        } catch (org.xml.sax.SAXException e) {
            throw new IllegalStateException(e);
        }
    }
}
