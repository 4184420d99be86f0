package dev.lockstep.testing.sample.good.app;

import dev.lockstep.testing.sample.good.rule.Decision;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** An application that knows its ports only. */
public final class UseCase {
  private final Clock clock;
  private final Port port;

  /** Where decisions go. */
  public interface Port {
    void save(Decision decision);
  }

  @Inject
  public UseCase(Clock clock, Port port) {
    this.clock = clock;
    this.port = port;
  }

  public void run() {
    port.save(new Decision(List.of(), "NO_RULE", clock.instant()));
  }
}
