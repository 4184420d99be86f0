/** The demonstration: a seeded team at work in the sandbox, told step by step on the terminal. */
@org.jspecify.annotations.NullMarked
package dev.lockstep.local.demo;
