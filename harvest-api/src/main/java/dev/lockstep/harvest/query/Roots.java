package dev.lockstep.harvest.query;

import org.jspecify.annotations.Nullable;

/**
 * Where hierarchies begin and how far down they go.
 *
 * @param type name of the roots' type in any case; absent = any
 * @param key a key that the root has or once had; absent = any
 * @param filter what else holds for the roots
 * @param maxDepth how many levels are wanted; the roots are the first
 */
public record Roots(
    @Nullable String type, @Nullable String key, IssueFilter filter, int maxDepth) {}
