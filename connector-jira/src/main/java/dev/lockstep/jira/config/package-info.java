/** Settings and the wiring that needs them. */
@NullMarked
package dev.lockstep.jira.config;

import org.jspecify.annotations.NullMarked;
