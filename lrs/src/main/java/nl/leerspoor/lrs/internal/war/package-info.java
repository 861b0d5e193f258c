/**
 * The WAR: the store for who has a servlet container and no application of their own. In come
 * context parameters and the environment, out come three servlets.
 */
@NullMarked
package nl.leerspoor.lrs.internal.war;

import org.jspecify.annotations.NullMarked;
