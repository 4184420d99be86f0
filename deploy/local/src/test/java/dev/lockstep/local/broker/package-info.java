@org.jspecify.annotations.NullMarked
package dev.lockstep.local.broker;
