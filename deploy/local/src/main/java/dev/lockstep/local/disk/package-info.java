/** The room left on the disk of the data folder. */
@org.jspecify.annotations.NullMarked
package dev.lockstep.local.disk;
