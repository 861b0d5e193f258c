/**
 * SCORM manifests as records, written exactly as strict hosts need them.
 *
 * <p>In: what is in a package, and whether it has one SCO or several. Out: {@code imsmanifest.xml}
 * after SCORM 1.2 or SCORM 2004 4th edition, with sequencing in the latter, and its metadata.
 */
@NullMarked
package nl.leerspoor.engine.content.scorm;

import org.jspecify.annotations.NullMarked;
