package dev.lockstep.testing.sample.bad.store;

/** A leaf. */
public final class Rows {}
