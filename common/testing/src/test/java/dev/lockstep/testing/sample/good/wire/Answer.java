package dev.lockstep.testing.sample.good.wire;

/** What providers share. */
public record Answer(String text) {}
