package dev.lockstep.sync.app;

import dev.lockstep.settings.RuleSettings;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Forgets the history of items to which nothing happened for long. */
@ApplicationScoped
public class ForgetHistory {

  private final History history;
  private final RuleSettings settings;
  private final Clock clock;

  ForgetHistory(History history, RuleSettings settings, Clock clock) {
    this.history = history;
    this.settings = settings;
    this.clock = clock;
  }

  /** Forgets what is too old. */
  public Uni<Void> forget() {
    return history
        .forget(clock.instant().minus(settings.history()))
        .invoke(
            count -> {
              if (count > 0) {
                Log.infof("history forgotten happenings=%d", count);
              }
            })
        .replaceWithVoid();
  }
}
