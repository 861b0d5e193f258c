/**
 * SCORM manifests as records, written exactly as strict hosts need them.
 *
 * <p>In: identifiers, titles and file names of a package. Out: {@code imsmanifest.xml} after IMS
 * Content Packaging 1.1.2 and the SCORM 1.2 Content Aggregation Model.
 */
@NullMarked
package nl.leerspoor.engine.content.scorm;

import org.jspecify.annotations.NullMarked;
