/** Discord's REST API. */
@NullMarked
package dev.lockstep.notify.discord;

import org.jspecify.annotations.NullMarked;
