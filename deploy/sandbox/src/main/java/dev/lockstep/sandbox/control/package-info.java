/** What the control API takes and gives: people's actions and what they see. */
@org.jspecify.annotations.NullMarked
package dev.lockstep.sandbox.control;
