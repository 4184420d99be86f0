/**
 * Child processes: started, logged, watched, restarted and ended; knows nothing of what they do.
 */
@org.jspecify.annotations.NullMarked
package dev.lockstep.local.process;
