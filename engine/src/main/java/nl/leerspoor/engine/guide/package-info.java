/**
 * The guides of a course as PDF: one for the participant, one for assessors and the exam committee.
 *
 * <p>In: a course and the provider's prose, with places that the plan fills ({@code GuideText}).
 * Out: pages for reading and printing, tagged for screen readers. The same sources give the same
 * bytes (D-24), and no item of the exam bank is in them (D-10, P-13).
 */
@NullMarked
package nl.leerspoor.engine.guide;

import org.jspecify.annotations.NullMarked;
