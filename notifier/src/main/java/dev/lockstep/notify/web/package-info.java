/** The REST face. */
@NullMarked
package dev.lockstep.notify.web;

import org.jspecify.annotations.NullMarked;
