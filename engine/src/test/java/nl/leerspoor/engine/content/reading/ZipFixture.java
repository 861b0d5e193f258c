package nl.leerspoor.engine.content.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packages made by code, sound until a test breaks them. */
final class ZipFixture {
    /** A sound manifest of SCORM 1.2. */
    static final String SCORM12 =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <manifest identifier="manifest.a" version="1"
                xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
                xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 cp.xsd">
              <metadata>
                <schema>ADL SCORM</schema>
                <schemaversion>1.2</schemaversion>
              </metadata>
              <organizations default="o">
                <organization identifier="o">
                  <title>Cursus</title>
                  <item identifier="i" identifierref="r" isvisible="true">
                    <title>Les</title>
                  </item>
                </organization>
              </organizations>
              <resources>
                <resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="index.html">
                  <file href="index.html"/>
                  <file href="a/b.js"/>
                </resource>
              </resources>
            </manifest>
            """;

    /** A sound manifest of SCORM 2004 with sequencing. */
    static final String SCORM2004 =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <manifest identifier="manifest.a" version="1"
                xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
                xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
                xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3"
                xmlns:imsss="http://www.imsglobal.org/xsd/imsss"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xsi:schemaLocation="http://www.imsglobal.org/xsd/imscp_v1p1 cp.xsd">
              <metadata>
                <schema>ADL SCORM</schema>
                <schemaversion>2004 4th Edition</schemaversion>
              </metadata>
              <organizations default="o">
                <organization identifier="o">
                  <title>Cursus</title>
                  <item identifier="i" identifierref="r">
                    <title>Les</title>
                    <adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.5"/>
                    <imsss:sequencing IDRef="gedeeld">
                      <imsss:sequencingRules>
                        <imsss:preConditionRule>
                          <imsss:ruleConditions conditionCombination="any">
                            <imsss:ruleCondition referencedObjective="doel" measureThreshold="0.5"
                                operator="not" condition="satisfied"/>
                          </imsss:ruleConditions>
                          <imsss:ruleAction action="disabled"/>
                        </imsss:preConditionRule>
                      </imsss:sequencingRules>
                      <imsss:limitConditions attemptLimit="2"/>
                      <imsss:rollupRules objectiveMeasureWeight="1">
                        <imsss:rollupRule childActivitySet="all" minimumPercent="0.5">
                          <imsss:rollupConditions>
                            <imsss:rollupCondition condition="completed"/>
                          </imsss:rollupConditions>
                          <imsss:rollupAction action="completed"/>
                        </imsss:rollupRule>
                      </imsss:rollupRules>
                      <imsss:objectives>
                        <imsss:primaryObjective objectiveID="eerste" satisfiedByMeasure="true">
                          <imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure>
                          <imsss:mapInfo targetObjectiveID="x" writeSatisfiedStatus="true"/>
                        </imsss:primaryObjective>
                        <imsss:objective objectiveID="doel"/>
                      </imsss:objectives>
                    </imsss:sequencing>
                    <adlnav:presentation>
                      <adlnav:navigationInterface>
                        <adlnav:hideLMSUI>continue</adlnav:hideLMSUI>
                      </adlnav:navigationInterface>
                    </adlnav:presentation>
                  </item>
                  <imsss:sequencing>
                    <imsss:controlMode choice="false" flow="true"/>
                  </imsss:sequencing>
                </organization>
              </organizations>
              <resources>
                <resource identifier="r" type="webcontent" adlcp:scormType="sco" href="index.html">
                  <file href="index.html"/>
                  <file href="a/b.js"/>
                </resource>
              </resources>
              <imsss:sequencingCollection>
                <imsss:sequencing ID="gedeeld"><imsss:deliveryControls tracked="true"/></imsss:sequencing>
              </imsss:sequencingCollection>
            </manifest>
            """;

    /** A sound course structure of cmi5. */
    static final String CMI5 =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
              <course id="https://a.example/cursus">
                <title><langstring lang="nl">Cursus</langstring></title>
                <description><langstring lang="nl">Over leren</langstring></description>
              </course>
              <block id="https://a.example/blok">
                <title><langstring lang="nl">Blok</langstring></title>
                <description><langstring lang="nl">Een blok</langstring></description>
                <au id="https://a.example/les" moveOn="CompletedAndPassed" masteryScore="0.8"
                    launchMethod="AnyWindow" activityType="https://a.example/soort">
                  <title><langstring lang="nl">Les</langstring></title>
                  <description><langstring lang="nl">Een les</langstring></description>
                  <url>index.html?au=les</url>
                </au>
              </block>
            </courseStructure>
            """;

    /** A sound tincan.xml. */
    static final String TINCAN =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <tincan xmlns="http://projecttincan.com/tincan.xsd">
              <activities>
                <activity id="https://a.example/cursus" type="https://a.example/soort">
                  <name lang="nl">Cursus</name>
                  <description lang="nl">Over leren</description>
                  <launch lang="nl">index.html</launch>
                </activity>
              </activities>
            </tincan>
            """;

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<UnaryOperator<byte[]>> breaks = new ArrayList<>();
    private int method = ZipEntry.DEFLATED;

    static ZipFixture zipOf(String... namesAndTexts) {
        ZipFixture zip = new ZipFixture();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            zip.with(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return zip;
    }

    static ZipFixture scorm12() {
        return zipOf("imsmanifest.xml", SCORM12).content().with("cp.xsd", "<schema/>");
    }

    static ZipFixture scorm2004() {
        return zipOf("imsmanifest.xml", SCORM2004).content().with("cp.xsd", "<schema/>");
    }

    static ZipFixture cmi5() {
        return zipOf("cmi5.xml", CMI5).content();
    }

    static ZipFixture tincan() {
        return zipOf("tincan.xml", TINCAN).content();
    }

    private ZipFixture content() {
        return with("index.html", "<!doctype html>").with("a/b.js", "1");
    }

    ZipFixture with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    ZipFixture with(String name, byte[] bytes) {
        files.put(name, bytes);
        return this;
    }

    ZipFixture without(String name) {
        assertThat(files.remove(name)).isNotNull();
        return this;
    }

    /** Entries as they are, so that a test may look at their bytes. */
    ZipFixture stored() {
        method = ZipEntry.STORED;
        return this;
    }

    /** Changes a text in the manifest, which is the first file. */
    ZipFixture change(String old, String changed) {
        Map.Entry<String, byte[]> manifest = files.entrySet().iterator().next();
        String text = new String(manifest.getValue(), StandardCharsets.UTF_8);
        assertThat(text).contains(old);
        manifest.setValue(text.replace(old, changed).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Changes the bytes of the zip once it is made. */
    ZipFixture broken(UnaryOperator<byte[]> change) {
        breaks.add(change);
        return this;
    }

    /** Changes what the directory says of a file; the offset is that of its 46 bytes. */
    ZipFixture directory(String name, BiConsumer<ByteBuffer, Integer> change) {
        return broken(
                bytes -> {
                    ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
                    change.accept(zip, header(bytes, name));
                    return bytes;
                });
    }

    /** Where the directory tells of a file. */
    static int header(byte[] zip, String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 46 + wanted.length <= zip.length; at++) {
            if (bytes.getInt(at) == 0x02014b50
                    && bytes.getShort(at + 28) == wanted.length
                    && ByteBuffer.wrap(zip, at + 46, wanted.length)
                            .equals(ByteBuffer.wrap(wanted))) {
                return at;
            }
        }
        throw new AssertionError("no " + name + " in the directory");
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setMethod(method);
                if (method == ZipEntry.STORED) {
                    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
                    crc.update(file.getValue());
                    entry.setSize(file.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] bytes = out.toByteArray();
        for (UnaryOperator<byte[]> change : breaks) {
            bytes = change.apply(bytes);
        }
        return bytes;
    }
}
