/** What can be made to go wrong, and the gate that makes it so. */
@org.jspecify.annotations.NullMarked
package dev.lockstep.sandbox.fault;
