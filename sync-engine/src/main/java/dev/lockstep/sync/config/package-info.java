/** What the settings say, as plain values. */
@NullMarked
package dev.lockstep.sync.config;

import org.jspecify.annotations.NullMarked;
