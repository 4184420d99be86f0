package dev.lockstep.sync.app;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Forgets the history of items to which nothing happened for long. */
@ApplicationScoped
public class ForgetHistory {

  private final History history;
  private final RulesInForce rules;
  private final Clock clock;

  ForgetHistory(History history, RulesInForce rules, Clock clock) {
    this.history = history;
    this.rules = rules;
    this.clock = clock;
  }

  /** Forgets what is too old. */
  public Uni<Void> forget() {
    return history
        .forget(clock.instant().minus(rules.settings().history()))
        .invoke(
            count -> {
              if (count > 0) {
                Log.infof("history forgotten happenings=%d", count);
              }
            })
        .replaceWithVoid();
  }
}
