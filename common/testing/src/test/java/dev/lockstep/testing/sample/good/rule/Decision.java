package dev.lockstep.testing.sample.good.rule;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision as it should be. */
public record Decision(List<String> commands, @Nullable String reason, Instant at) {}
