package dev.lockstep.testing.sample.good.config;

/** Settings. */
public record Names(String name) {}
