/** A router, calls and replies: the little HTTP the simulators need. */
@org.jspecify.annotations.NullMarked
package dev.lockstep.sandbox.http;
