package dev.lockstep.jira.hookcare;

import dev.lockstep.jira.collect.PollWatch;
import dev.lockstep.jira.collect.SiteStates;
import dev.lockstep.jira.hook.HookTimes;
import dev.lockstep.messaging.Counters;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notices that webhooks fall silent: polls find changes that none announced. A quiet site proves
 * nothing, and a single miss is Jira's right, so it takes several polls that found some, and no
 * webhook in between.
 */
@ApplicationScoped
class Silence implements PollWatch {

  private static final String TOPIC = "webhook-silence";

  /** Jira tells of most changes within thirty seconds. */
  private static final Duration LATE = Duration.ofSeconds(60);

  private static final int POLLS = 3;

  private final HookTargets targets;
  private final HookTimes times;
  private final SiteStates states;
  private final Clock clock;
  private final Counters missed;
  private final Map<String, Streak> streaks = new ConcurrentHashMap<>();

  Silence(
      HookTargets targets, HookTimes times, SiteStates states, Clock clock, MeterRegistry metrics) {
    this.targets = targets;
    this.times = times;
    this.states = states;
    this.clock = clock;
    this.missed = new Counters(metrics, "lockstep.jira.webhooks.missed", "instance");
  }

  /**
   * Polls that found something no webhook had announced.
   *
   * @param since when the first of them ended; what is heard later ends the streak
   */
  private record Streak(int polls, int changes, Instant since) {
    static final Streak NONE = new Streak(0, 0, Instant.MAX);
  }

  @Override
  public Uni<Void> polled(String instance, List<Instant> changes) {
    Instant now = clock.instant();
    int late = (int) changes.stream().filter(at -> at.isBefore(now.minus(LATE))).count();
    Streak before = streaks.get(instance);
    if (before == null || !targets.expects(instance)) {
      // After a start there is much to catch up with that nobody could announce.
      streaks.put(instance, Streak.NONE);
      missed.of(instance);
      return Uni.createFrom().voidItem();
    }
    missed.of(instance).increment(late);
    if (late == 0 && before.polls() == 0) {
      return Uni.createFrom().voidItem();
    }
    return times
        .last(instance)
        .invoke(last -> streaks.put(instance, streak(instance, before, late, last, now)))
        .replaceWithVoid()
        .onFailure()
        .invoke(e -> Log.warnf("webhook's time not read instance=%s cause=%s", instance, e))
        .onFailure()
        .recoverWithNull();
  }

  private Streak streak(
      String instance, Streak before, int late, Optional<Instant> last, Instant now) {
    if (last.isPresent() && last.get().isAfter(before.since())) {
      states.clear(instance, TOPIC);
      return late == 0 ? Streak.NONE : new Streak(1, late, now);
    }
    if (late == 0) {
      return before;
    }
    Streak after =
        before.polls() == 0
            ? new Streak(1, late, now)
            : new Streak(before.polls() + 1, before.changes() + late, before.since());
    if (after.polls() >= POLLS) {
      states.remark(instance, TOPIC, words(instance, after, last));
    }
    return after;
  }

  private String words(String instance, Streak streak, Optional<Instant> last) {
    return "webhooks of Jira "
        + instance
        + " are silent "
        + last.map(at -> "since " + at).orElse("and never came")
        + ": "
        + streak.changes()
        + " changes were found by polling only; check System > WebHooks, URL "
        + targets.shown(instance);
  }
}
