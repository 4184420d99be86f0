/** Use cases: keep what was, note who is to be told, tell them. */
@NullMarked
package dev.lockstep.notify.app;

import org.jspecify.annotations.NullMarked;
