/** The front door: one public address that routes by path to the services. */
@org.jspecify.annotations.NullMarked
package dev.lockstep.local.door;
