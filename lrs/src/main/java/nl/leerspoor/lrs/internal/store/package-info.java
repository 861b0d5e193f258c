/**
 * Where statements, documents and credentials are kept.
 *
 * <p>In: valid values of the data model with the authority they act under. Out: rows on H2 or
 * PostgreSQL through Hibernate, and answers to queries in the order of the log. One writer thread
 * appends what waits in one transaction. Migrations are SQL files in the resources.
 */
@NullMarked
package nl.leerspoor.lrs.internal.store;

import org.jspecify.annotations.NullMarked;
