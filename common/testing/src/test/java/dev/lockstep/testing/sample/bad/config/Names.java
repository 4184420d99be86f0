package dev.lockstep.testing.sample.bad.config;

/** Settings, for leaves only. */
public record Names(String name) {}
