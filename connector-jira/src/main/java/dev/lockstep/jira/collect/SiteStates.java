package dev.lockstep.jira.collect;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.jira.port.Site;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Which sites can be read, and since when one cannot and why. */
@ApplicationScoped
public class SiteStates {

  private final Settings settings;
  private final Introductions introductions;
  private final Clock clock;
  private final MeterRegistry metrics;
  private final Map<String, State> states = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> remarks = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> gauges = new ConcurrentHashMap<>();

  SiteStates(Settings settings, Introductions introductions, Clock clock, MeterRegistry metrics) {
    this.settings = settings;
    this.introductions = introductions;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** How a site was last found. */
  public sealed interface State {

    /** It answers. */
    record Up(Instant since) implements State {}

    /** It does not; with what to do about it. */
    record Down(Instant since, String reason) implements State {}
  }

  /** By site, in the order of their ids. */
  public Map<String, State> all() {
    return new TreeMap<>(states);
  }

  /** Before anything is read of a site: completes when it knows the account. */
  Uni<Void> introduced(Site site) {
    return introductions.of(site);
  }

  void up(String site) {
    gauge(site).set(1);
    State before = states.get(site);
    if (!(before instanceof State.Up)) {
      states.put(site, new State.Up(clock.instant()));
      if (before != null) {
        Log.infof("instance answers again instance=%s", site);
      }
    }
  }

  void down(String site, Throwable failure) {
    gauge(site).set(0);
    String reason = reason(site, failure);
    State before = states.get(site);
    if (before instanceof State.Down down) {
      states.put(site, new State.Down(down.since(), reason));
      if (down.reason().equals(reason)) {
        return;
      }
    } else {
      states.put(site, new State.Down(clock.instant(), reason));
    }
    if (failure instanceof UpstreamException) {
      Log.warnf("instance cannot be read instance=%s cause=%s", site, reason);
    } else {
      Log.warnf(failure, "instance cannot be read instance=%s", site);
    }
  }

  private String reason(String site, Throwable failure) {
    JiraInstance instance = settings.jira().get(site);
    return instance == null ? String.valueOf(failure) : Remedies.of(instance, failure);
  }

  /**
   * Has health tell something that a person should look at while the site goes on; told in the log
   * once.
   *
   * @param topic what it is about; a later text about the same replaces it
   */
  public void remark(String site, String topic, String text) {
    Map<String, String> own = remarks.computeIfAbsent(site, id -> new ConcurrentSkipListMap<>());
    if (own.put(topic, text) == null) {
      Log.warnf("instance needs attention instance=%s topic=%s: %s", site, topic, text);
    }
  }

  /** There is nothing to remark about this any more. */
  public void clear(String site, String topic) {
    Map<String, String> own = remarks.get(site);
    if (own != null && own.remove(topic) != null) {
      Log.infof("instance needs no attention any more instance=%s topic=%s", site, topic);
    }
  }

  /** What there is to remark about a site, by topic. */
  public List<String> remarks(String site) {
    return List.copyOf(remarks.getOrDefault(site, Map.of()).values());
  }

  private AtomicInteger gauge(String site) {
    return gauges.computeIfAbsent(
        site,
        id -> {
          AtomicInteger value = new AtomicInteger();
          metrics.gauge("lockstep.jira.up", Tags.of("instance", id), value);
          return value;
        });
  }
}
