package dev.lockstep.testing.sample.bad.app;

/** A name that says nothing. */
final class OrderHelper {}
