package dev.lockstep.testing.sample.bad.github;

/** A provider. */
public final class GitHub {}
