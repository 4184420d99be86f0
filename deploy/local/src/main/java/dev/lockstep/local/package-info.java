/**
 * Lockstep on one machine: database, broker, services and one front door, started and kept alive by
 * one launcher.
 */
@org.jspecify.annotations.NullMarked
package dev.lockstep.local;
