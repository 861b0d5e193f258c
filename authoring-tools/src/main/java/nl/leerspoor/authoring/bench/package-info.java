/**
 * {@code leerspoor bench lrs}: load on a running product, beside plain JDBC on the same tables. In:
 * a database to fill; out: lines of figures, each with its durability level, connections and CPU.
 * And the slow phone of {@code leerspoor bench player}. In: an address; out: how it came.
 */
@NullMarked
package nl.leerspoor.authoring.bench;

import org.jspecify.annotations.NullMarked;
