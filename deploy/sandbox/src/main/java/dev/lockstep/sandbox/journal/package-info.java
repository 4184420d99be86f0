/** What happened, in order, and how often each endpoint was called. */
@org.jspecify.annotations.NullMarked
package dev.lockstep.sandbox.journal;
