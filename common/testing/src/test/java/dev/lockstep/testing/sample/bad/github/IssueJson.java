package dev.lockstep.testing.sample.bad.github;

/** Breaks: not registered for native. */
public record IssueJson(String key) {}
