/** Slack's Web API. */
@NullMarked
package dev.lockstep.notify.slack;

import org.jspecify.annotations.NullMarked;
