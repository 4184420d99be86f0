package dev.lockstep.sandbox.jira;

import org.jspecify.annotations.Nullable;

/**
 * A version of a project.
 *
 * @param releaseDate such as 2026-03-31
 */
record Version(
    long id,
    long projectId,
    String name,
    boolean released,
    boolean archived,
    @Nullable String releaseDate) {}
