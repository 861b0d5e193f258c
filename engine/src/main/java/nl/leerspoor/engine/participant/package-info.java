/**
 * Who takes part and who works here: participants, registrations, staff accounts, one-time links
 * and sessions.
 *
 * <p>In: what a coordinator registers and how people sign in. Out: a {@code Caller} for each
 * request, and the {@code Registration} that statements, exam and workbook hang on (D-27). Names
 * and e-mail addresses live here and nowhere else (P-60, P-64).
 */
@NullMarked
package nl.leerspoor.engine.participant;

import org.jspecify.annotations.NullMarked;
