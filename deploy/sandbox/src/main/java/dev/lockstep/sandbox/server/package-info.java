/** The server: one world of simulators behind one port, and the control API. */
@org.jspecify.annotations.NullMarked
package dev.lockstep.sandbox.server;
