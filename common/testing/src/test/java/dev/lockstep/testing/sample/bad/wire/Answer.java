package dev.lockstep.testing.sample.bad.wire;

/** What providers share. */
public record Answer(String text) {}
