/** What the connector asks of a code host, in no vendor's words. */
@NullMarked
package dev.lockstep.scm.port;

import org.jspecify.annotations.NullMarked;
