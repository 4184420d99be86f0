/** What the commands print on. */
@org.jspecify.annotations.NullMarked
package dev.lockstep.local.terminal;
