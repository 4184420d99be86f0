package dev.lockstep.testing.sample.bad.port;

import dev.lockstep.testing.sample.bad.app.UseCase;
import org.jspecify.annotations.Nullable;

/** Half of a cycle. */
public final class Port {
  @Nullable UseCase useCase() {
    return null;
  }
}
