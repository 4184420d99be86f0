/**
 * What waits in a service, for people: listed, shown, repeated and discarded over {@code
 * /work/{service}}, told by metrics and by a health check.
 */
@NullMarked
package dev.lockstep.waiting;

import org.jspecify.annotations.NullMarked;
