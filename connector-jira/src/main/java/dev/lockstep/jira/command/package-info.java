/** Carries out commands so that doing one twice is harmless. */
@NullMarked
package dev.lockstep.jira.command;

import org.jspecify.annotations.NullMarked;
