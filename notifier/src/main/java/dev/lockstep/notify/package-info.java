/** The service that decides who should hear of what happened and tells them. */
@NullMarked
package dev.lockstep.notify;

import org.jspecify.annotations.NullMarked;
