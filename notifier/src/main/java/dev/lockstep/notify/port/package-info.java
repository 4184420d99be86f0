/** What the application needs from a chat system. */
@NullMarked
package dev.lockstep.notify.port;

import org.jspecify.annotations.NullMarked;
