package dev.lockstep.harvest.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list in the natural order of keys.
 *
 * @param last key of the last item; absent when there is none
 * @param harvestedAt when something of the sources asked for was last stored; absent if never
 */
public record Page<T>(List<T> items, @Nullable String last, @Nullable Instant harvestedAt) {}
